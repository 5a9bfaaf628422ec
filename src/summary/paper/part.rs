//! What a paper consists of.

/// What a part of a structured abstract tells, in the order in which papers do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Part {
    /// 背景
    Background,
    /// 目的
    Purpose,
    /// 方法
    Methods,
    /// 结果
    Results,
    /// 结论
    Conclusion,
}

pub(in crate::summary) const PARTS: [Part; 5] = [
    Part::Background,
    Part::Purpose,
    Part::Methods,
    Part::Results,
    Part::Conclusion,
];

impl Part {
    /// Its name as papers print it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Background => "背景",
            Self::Purpose => "目的",
            Self::Methods => "方法",
            Self::Results => "结果",
            Self::Conclusion => "结论",
        }
    }

    /// Its name as it stands before the part.
    pub(in crate::summary) fn label(self) -> String {
        format!("【{}】", self.name())
    }
}
