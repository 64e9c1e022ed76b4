//! Service files: sections of connection parameters (fe-connect.c `parseServiceInfo`).

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use dumpkit_formats::{Class, Error, Result};

use super::environment::Environment;
use super::keywords::Settings;

/// Fills in what was not set from the service that the settings or `PGSERVICE` name, if any.
pub(super) fn add(settings: &mut Settings, environment: &Environment) -> Result<()> {
    let Some(service) = settings.get("service").or_else(|| environment.variable("PGSERVICE")).cloned() else { return Ok(()) };
    let named = environment.path("PGSERVICEFILE");
    let must_be_there = named.is_some();
    let of_user = named.or_else(|| environment.service_file());
    let of_system = environment.path("PGSYSCONFDIR").unwrap_or_else(|| PathBuf::from("/etc/postgresql-common")).join("pg_service.conf");
    for (path, must_be_there) in of_user.map(|path| (path, must_be_there)).into_iter().chain([(of_system, false)]) {
        let text = match fs::read(&path) {
            Ok(text) => text,
            Err(e) if !must_be_there && matches!(e.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => continue,
            Err(e) => return Err(Error::new(Class::Io, format!("service file \"{}\" cannot be read: {e}", path.display()))),
        };
        if apply(settings, &text, &service, &path)? {
            return Ok(());
        }
    }
    Err(Error::misuse(format!("definition of service \"{}\" not found", service.display())))
}

/// Whether the file has the service, whose parameters are then set.
fn apply(settings: &mut Settings, text: &[u8], service: &[u8], path: &Path) -> Result<bool> {
    let mut inside = false;
    for (n, line) in text.split(|b| *b == b'\n').enumerate() {
        let line = line.trim_ascii();
        let wrong = |what: &str| Error::misuse(format!("{what} in service file \"{}\"", path.display())).on_line(n as u64 + 1);
        match line.first() {
            None | Some(b'#') => {}
            Some(b'[') if inside => return Ok(true),
            Some(b'[') => inside = line[1..].strip_prefix(service).is_some_and(|rest| rest.first() == Some(&b']')),
            Some(_) if !inside => {}
            Some(_) => {
                let equals = memchr::memchr(b'=', line).ok_or_else(|| wrong("syntax error"))?;
                let (name, value) = (&line[..equals], &line[equals + 1..]);
                if name == b"service" {
                    return Err(wrong("nested service specifications not supported"));
                }
                if !settings.set_missing(name, value) {
                    return Err(wrong("syntax error"));
                }
            }
        }
    }
    Ok(inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# services\n[other]\nhost=o\n\n [mine] \r\nhost=h\r\n  port=1\npassword= x \n[last]\nzzz\n";

    #[test]
    fn a_section_fills_in_what_is_missing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("services");
        fs::write(&path, FILE).unwrap();
        let path = path.to_str().unwrap();
        let add = |text: &str, variables: &[(&'static str, &str)]| {
            let mut settings = Settings::parse(text.as_bytes())?;
            super::add(&mut settings, &Environment::new(variables.iter().copied(), None, "me"))?;
            Ok::<_, Error>(["host", "port", "password"].map(|name| settings.get(name).map(|value| value.display().into_owned())))
        };
        let found = add("service=mine port=2", &[("PGSERVICEFILE", path)]).unwrap();
        assert_eq!(found, [Some("h".to_owned()), Some("2".to_owned()), Some(" x".to_owned())]);
        let found = add("", &[("PGSERVICEFILE", path), ("PGSERVICE", "other")]).unwrap();
        assert_eq!(found, [Some("o".to_owned()), None, None]);
        assert_eq!(add("host=a", &[]).unwrap(), [Some("a".to_owned()), None, None]);
        for (service, expected) in [("last", "syntax error"), ("none", "definition of service \"none\" not found")] {
            let error = add(&format!("service={service}"), &[("PGSERVICEFILE", path)]).unwrap_err();
            assert!(error.to_string().contains(expected), "{error}");
        }
        assert!(add("service=mine", &[("PGSERVICEFILE", "/no/such/file")]).is_err());
    }
}
