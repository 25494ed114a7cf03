use std::{fs, io};

use crate::error::BenchError;

/// The memory of a process that is in RAM (its resident set), in bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Memory {
    /// Now.
    pub(crate) now: f64,
    /// The most since it was started.
    pub(crate) peak: f64,
}

impl Memory {
    pub(super) fn of(process: u32) -> Result<Self, BenchError> {
        let path = format!("/proc/{process}/status");
        let read = || {
            let status = fs::read_to_string(&path)?;
            Self::parse(&status).ok_or_else(|| {
                io::Error::new(io::ErrorKind::InvalidData, "no lines VmRSS and VmHWM")
            })
        };
        read().map_err(|source| BenchError::file(&path, source))
    }

    /// Linux writes a line such as `VmRSS:     1234 kB`, and means KiB.
    fn parse(status: &str) -> Option<Self> {
        let bytes = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name))?;
            let kibibytes: u32 = line.trim().strip_suffix(" kB")?.parse().ok()?;
            Some(f64::from(kibibytes) * 1024.0)
        };
        Some(Self {
            now: bytes("VmRSS:")?,
            peak: bytes("VmHWM:")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kernel_counts_in_kibibytes() {
        let status = "Name:\tquantumbpm\nVmHWM:\t    2048 kB\nVmRSS:\t    1024 kB\nThreads:\t3\n";
        let expected = Memory {
            now: 1024.0 * 1024.0,
            peak: 2.0 * 1024.0 * 1024.0,
        };
        assert_eq!(Memory::parse(status), Some(expected));
        assert_eq!(Memory::parse("Name:\tquantumbpm\n"), None);
    }

    #[test]
    fn a_running_process_has_a_peak_that_is_not_below_what_it_takes_now() {
        let memory = Memory::of(std::process::id()).unwrap();
        assert!(memory.now > 0.0 && memory.peak >= memory.now);
    }
}
