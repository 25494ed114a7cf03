//! Certificates of an authority that lives as long as a test.

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use tokio_rustls::rustls::{
    RootCertStore,
    pki_types::{CertificateDer, PrivateKeyDer},
};

/// One that vouches for a server and its clients. Its files are gone when it is dropped.
pub(crate) struct Authority {
    issuer: CertifiedIssuer<'static, KeyPair>,
    folder: TempDir,
}

/// A certificate with its key.
pub(crate) struct Identity {
    pub(crate) certificate: CertificateDer<'static>,
    pub(crate) key: KeyPair,
}

/// The files of an [`Identity`], in PEM.
pub(crate) struct IdentityFiles {
    pub(crate) certificate: PathBuf,
    pub(crate) key: PathBuf,
}

impl Authority {
    pub(crate) fn create(name: &str) -> Self {
        let mut parameters = CertificateParams::default();
        parameters.distinguished_name.push(DnType::CommonName, name);
        parameters.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().unwrap();
        Self {
            issuer: CertifiedIssuer::self_signed(parameters, key).unwrap(),
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// A certificate for a name.
    pub(crate) fn identity(&self, name: &str) -> Identity {
        let key = KeyPair::generate().unwrap();
        let parameters = CertificateParams::new([name.to_owned()]).unwrap();
        let certificate = parameters.signed_by(&key, &self.issuer).unwrap();
        Identity {
            certificate: certificate.der().clone(),
            key,
        }
    }

    /// A certificate for a name, in files.
    pub(crate) fn identity_files(&self, name: &str) -> IdentityFiles {
        let identity = self.identity(name);
        IdentityFiles {
            certificate: self.write(name, "CERTIFICATE", &identity.certificate),
            key: self.write(name, "PRIVATE KEY", identity.key.serialized_der()),
        }
    }

    /// The file with its own certificate.
    pub(crate) fn file(&self) -> PathBuf {
        self.write("authority", "CERTIFICATE", self.issuer.as_ref().der())
    }

    /// Whom those trust who trust it alone.
    pub(crate) fn roots(&self) -> RootCertStore {
        let mut roots = RootCertStore::empty();
        roots.add(self.issuer.as_ref().der().clone()).unwrap();
        roots
    }

    fn write(&self, name: &str, label: &str, der: &[u8]) -> PathBuf {
        let path = self.folder.path().join(format!("{name} {label}.pem"));
        std::fs::write(&path, pem::encode(&pem::Pem::new(label, der))).unwrap();
        path
    }
}

impl Identity {
    pub(crate) fn private_key(self) -> PrivateKeyDer<'static> {
        self.key.into()
    }
}

/// A path as the value of a setting.
pub(crate) fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}
