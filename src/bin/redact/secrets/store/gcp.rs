//! Google Cloud Secret Manager.
//!
//! The payload is asked for as JSON, which has it in base64: printed plainly, bytes that are
//! no UTF-8 would be replaced.
//! See <https://cloud.google.com/sdk/gcloud/reference/secrets/versions/access>.

use super::json;
use super::{
    Client, Found, Limits, Store, decoded, last, push_previous, push_text, some, split_key,
};

const CLIENT: Client = Client {
    programs: &["gcloud"],
    install: "install the Google Cloud command line (gcloud)",
};

/// The version that is read where none is named.
const LATEST: &str = "latest";

#[derive(Debug, Default, PartialEq)]
struct Gcp {
    project: Option<String>,
    /// Of a secret that is kept in one region.
    location: Option<String>,
    name: String,
    version: String,
    key: Option<String>,
}

pub(super) fn parse(reference: &str) -> Result<Box<dyn Store>, String> {
    Ok(Box::new(understood(reference)?))
}

fn understood(reference: &str) -> Result<Gcp, String> {
    let (resource, key) = split_key(reference)?;
    let (resource, version) = match resource.rsplit_once('@') {
        Some((_, "")) => return Err("nothing follows its '@'".to_owned()),
        Some((resource, version)) => (resource, Some(version)),
        None => (resource, None),
    };
    let mut gcp = Gcp {
        key: key.map(str::to_owned),
        version: LATEST.to_owned(),
        ..Gcp::default()
    };
    let parts: Vec<&str> = resource.split('/').collect();
    match parts[..] {
        [name] => gcp.name = name.to_owned(),
        _ => {
            for pair in parts.chunks(2) {
                match *pair {
                    ["projects", project] => gcp.project = Some(project.to_owned()),
                    ["locations", location] => gcp.location = Some(location.to_owned()),
                    ["secrets", name] => gcp.name = name.to_owned(),
                    ["versions", version] => gcp.version = version.to_owned(),
                    _ => {
                        return Err("it is neither a name nor projects/PROJECT/secrets/NAME, \
                                    with /versions/VERSION behind it or not"
                            .to_owned());
                    }
                }
            }
        }
    }
    if let Some(version) = version {
        gcp.version = version.to_owned();
    }
    let parts = [&gcp.name, &gcp.version].into_iter();
    let parts = parts.chain(&gcp.project).chain(&gcp.location);
    for part in parts {
        if part.is_empty() || part.starts_with('-') {
            return Err("a part of it is empty or begins with a hyphen".to_owned());
        }
    }
    Ok(gcp)
}

impl Store for Gcp {
    fn read(&self, limits: Limits) -> Result<Vec<Found>, String> {
        let (mut found, version) = self.version(limits, &self.version)?;
        // What is in use now has replaced something, which logs may still hold.
        let is_latest = self.version == LATEST;
        if let Some(version) = version.filter(|&version| is_latest && version > 1) {
            let earlier = self.version(limits, &(version - 1).to_string());
            push_previous(&mut found, earlier.map(|(found, _)| found));
        }
        some(found)
    }
}

impl Gcp {
    /// What a version holds, and its number.
    fn version(&self, limits: Limits, version: &str) -> Result<(Vec<Found>, Option<u64>), String> {
        let mut args = vec![
            "secrets",
            "versions",
            "access",
            version,
            "--format=json",
            "--quiet",
        ];
        args.extend(["--secret", &self.name]);
        args.extend(self.project.iter().flat_map(|name| ["--project", name]));
        args.extend(self.location.iter().flat_map(|name| ["--location", name]));
        let tree = json::parse(CLIENT.call(limits, &args)?)?;
        let bytes = decoded("its payload", json::text(&tree, &["payload", "data"])?)?;
        let mut found = Vec::new();
        push_text(&mut found, &self.name, &bytes, self.key.as_deref())?;
        let number = json::text(&tree, &["name"]).ok();
        let number = number.and_then(|name| last(name).parse().ok());
        Ok((found, number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gcp(parts: [&str; 5]) -> Gcp {
        let some = |part: &str| (!part.is_empty()).then(|| part.to_owned());
        let [project, location, name, version, key] = parts;
        Gcp {
            project: some(project),
            location: some(location),
            name: name.to_owned(),
            version: version.to_owned(),
            key: some(key),
        }
    }

    #[test]
    fn names_and_full_names() {
        for (reference, parts) in [
            ("db", ["", "", "db", "latest", ""]),
            ("db@7", ["", "", "db", "7", ""]),
            ("db@7#password", ["", "", "db", "7", "password"]),
            ("projects/p/secrets/db", ["p", "", "db", "latest", ""]),
            ("projects/p/secrets/db/versions/3", ["p", "", "db", "3", ""]),
            (
                "projects/p/locations/eu/secrets/db@prod",
                ["p", "eu", "db", "prod", ""],
            ),
        ] {
            assert_eq!(understood(reference), Ok(gcp(parts)), "{reference}");
        }
        for reference in [
            "db@",
            "a/b",
            "projects/p",
            "projects/-p/secrets/db",
            "secrets/",
            "projects/p/secrets",
        ] {
            assert!(understood(reference).is_err(), "{reference}");
        }
    }
}
