use serde::Deserialize;
use zhaiyao::text::blocks::Role;

/// The language of labels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum LabelLanguage {
    #[default]
    Zh,
    En,
}

impl LabelLanguage {
    pub(crate) fn pick(self, chinese: &'static str, english: &'static str) -> &'static str {
        match self {
            Self::Zh => chinese,
            Self::En => english,
        }
    }
}

/// Every role, its name in JSON, and its label in Chinese and English.
pub(crate) const ROLES: [(Role, &str, &str, &str); 8] = [
    (Role::Title, "title", "标题", "title"),
    (Role::Source, "source", "来源", "source"),
    (Role::Byline, "byline", "署名", "byline"),
    (Role::Caption, "caption", "图注", "caption"),
    (Role::Heading, "heading", "小标题", "heading"),
    (Role::ListItem, "list_item", "列表", "list item"),
    (Role::Body, "body", "正文", "body"),
    (Role::Boilerplate, "boilerplate", "杂项", "boilerplate"),
];

/// The name of a role in JSON.
pub(super) fn role_name(role: Role) -> &'static str {
    known(role).map_or("body", |(_, name, ..)| name)
}

/// The label of a role for readers.
pub(super) fn role_label(role: Role, language: LabelLanguage) -> &'static str {
    known(role).map_or("", |(_, _, chinese, english)| language.pick(chinese, english))
}

fn known(role: Role) -> Option<(Role, &'static str, &'static str, &'static str)> {
    ROLES.into_iter().find(|(known, ..)| *known == role)
}
