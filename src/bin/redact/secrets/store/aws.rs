//! AWS: Secrets Manager, and the Parameter Store of Systems Manager.
//!
//! See <https://docs.aws.amazon.com/cli/latest/reference/secretsmanager/get-secret-value.html>,
//! <https://docs.aws.amazon.com/cli/latest/reference/ssm/get-parameter.html> and
//! <https://docs.aws.amazon.com/cli/latest/reference/ssm/get-parameters-by-path.html>.

use super::super::format::tree::Tree;
use super::json;
use super::{
    Client, Found, Limits, Store, decoded, last, push, push_previous, push_text, some, split_key,
};

const CLIENT: Client = Client {
    programs: &["aws"],
    install: "install the AWS command line (awscli)",
};

/// A secret of Secrets Manager.
struct Managed {
    id: String,
    key: Option<String>,
}

pub(super) fn parse_secret(reference: &str) -> Result<Box<dyn Store>, String> {
    let (id, key) = split_key(reference)?;
    Ok(Box::new(Managed {
        id: id.to_owned(),
        key: key.map(str::to_owned),
    }))
}

impl Store for Managed {
    fn read(&self, limits: Limits) -> Result<Vec<Found>, String> {
        let mut found = self.stage(limits, None)?;
        let previous = self.stage(limits, Some("AWSPREVIOUS"));
        push_previous(&mut found, previous);
        some(found)
    }
}

impl Managed {
    /// What it holds at this stage of its rotation.
    fn stage(&self, limits: Limits, stage: Option<&str>) -> Result<Vec<Found>, String> {
        let mut args = vec!["secretsmanager", "get-secret-value", "--output", "json"];
        args.extend(["--secret-id", &self.id]);
        args.extend(
            region(&self.id)
                .into_iter()
                .flat_map(|region| ["--region", region]),
        );
        args.extend(
            stage
                .into_iter()
                .flat_map(|stage| ["--version-stage", stage]),
        );
        self.values(&json::parse(CLIENT.call(limits, &args)?)?)
    }

    fn values(&self, tree: &Tree) -> Result<Vec<Found>, String> {
        let name = secret_name(&self.id);
        let mut found = Vec::new();
        match json::text(tree, &["SecretString"]) {
            Ok(text) => push_text(&mut found, name, text.as_bytes(), self.key.as_deref())?,
            Err(missing) => {
                let binary = json::text(tree, &["SecretBinary"]).map_err(|_| missing)?;
                let bytes = decoded("its binary value", binary)?;
                push_text(&mut found, name, &bytes, self.key.as_deref())?;
            }
        }
        Ok(found)
    }
}

/// The region that an ARN names: `arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME-XXXXXX`.
/// The client would ask the user's own.
fn region(id: &str) -> Option<&str> {
    id.starts_with("arn:")
        .then(|| id.split(':').nth(3))
        .flatten()
        .filter(|region| !region.is_empty())
}

/// The last part of its name, without the six characters that an ARN adds to it.
fn secret_name(id: &str) -> &str {
    let name = last(id.rsplit(':').next().unwrap_or(id));
    match (id.starts_with("arn:"), name.rsplit_once('-')) {
        (true, Some((name, suffix))) if suffix.len() == 6 => name,
        _ => name,
    }
}

/// One parameter, or all below a path.
enum Parameters {
    Named(String),
    Below(String),
}

pub(super) fn parse_parameter(reference: &str) -> Result<Box<dyn Store>, String> {
    let parameters = match reference.strip_suffix("/*") {
        Some("") => Parameters::Below("/".to_owned()),
        Some(path) if path.starts_with('/') => Parameters::Below(path.to_owned()),
        Some(_) => return Err("a path begins with '/'".to_owned()),
        None if reference.contains('*') => return Err("only a path's end may be '/*'".to_owned()),
        None => Parameters::Named(reference.to_owned()),
    };
    Ok(Box::new(parameters))
}

impl Store for Parameters {
    fn read(&self, limits: Limits) -> Result<Vec<Found>, String> {
        let mut found = Vec::new();
        match self {
            Parameters::Named(name) => {
                let tree = parameter(limits, name)?;
                push_parameter(&mut found, tree.get("Parameter"))?;
                let version = json::text(&tree, &["Parameter", "Version"]);
                let version = version.ok().and_then(|version| version.parse::<u64>().ok());
                // With a colon it is an ARN, or names the version already.
                if let Some(version) = version.filter(|&version| version > 1 && !name.contains(':'))
                {
                    let earlier = parameter(limits, &format!("{name}:{}", version - 1));
                    let earlier = earlier.and_then(|tree| {
                        let mut earlier = Vec::new();
                        push_parameter(&mut earlier, tree.get("Parameter"))?;
                        Ok(earlier)
                    });
                    push_previous(&mut found, earlier);
                }
            }
            Parameters::Below(path) => {
                let mut args = vec!["ssm", "get-parameters-by-path", "--output", "json"];
                args.extend(["--with-decryption", "--recursive", "--path", path]);
                let tree = json::parse(CLIENT.call(limits, &args)?)?;
                let all = json::items(tree.get("Parameters"));
                for parameter in all.ok_or("its client printed no 'Parameters'")? {
                    push_parameter(&mut found, Some(parameter))?;
                }
            }
        }
        some(found)
    }
}

fn parameter(limits: Limits, name: &str) -> Result<Tree, String> {
    let mut args = vec!["ssm", "get-parameter", "--output", "json"];
    args.extend(["--with-decryption", "--name", name]);
    args.extend(
        region(name)
            .into_iter()
            .flat_map(|region| ["--region", region]),
    );
    json::parse(CLIENT.call(limits, &args)?)
}

/// A parameter's value, and the items of a list.
fn push_parameter(found: &mut Vec<Found>, parameter: Option<&Tree>) -> Result<(), String> {
    let parameter = parameter.ok_or("its client printed no 'Parameter'")?;
    let name = json::text(parameter, &["Name"])?;
    let value = json::text(parameter, &["Value"])?;
    push_text(found, last(name), value.as_bytes(), None)?;
    if json::text(parameter, &["Type"]) == Ok("StringList") {
        for (at, item) in value.split(',').enumerate() {
            push(found, &format!("{}.{at}", last(name)), item.as_bytes());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_regions() {
        let arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:app/db-pass-AbCdEf";
        assert_eq!(
            (secret_name(arn), region(arn)),
            ("db-pass", Some("eu-west-1"))
        );
        assert_eq!(
            (secret_name("app/db-Secret"), region("app/db")),
            ("db-Secret", None)
        );
    }
}
