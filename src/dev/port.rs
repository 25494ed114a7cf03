use std::io;
use std::net::{Ipv4Addr, TcpListener};

/// The port that the developer asked for, as it is; without one, `usual`, or a free one when another program has that.
pub(super) fn choose(asked_for: Option<u16>, usual: u16) -> io::Result<u16> {
    if let Some(port) = asked_for {
        return Ok(port);
    }
    let listener = match TcpListener::bind((Ipv4Addr::LOCALHOST, usual)) {
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => {
            TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        }
        bound => bound,
    }?;
    Ok(listener.local_addr()?.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_port_is_taken_unless_another_program_has_it() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let usual = taken.local_addr().unwrap().port();
        assert_ne!(choose(None, usual).unwrap(), usual);
        drop(taken);
        assert_eq!(choose(None, usual).unwrap(), usual);
    }

    #[test]
    fn a_port_that_was_asked_for_is_never_replaced() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let asked_for = taken.local_addr().unwrap().port();
        assert_eq!(choose(Some(asked_for), 8080).unwrap(), asked_for);
    }
}
