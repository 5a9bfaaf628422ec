//! Options from files: `zhaiyao.toml` in the folder and in the user's configuration folder.

mod check;
mod files;
mod option;
mod shown;

pub(super) use self::{
    files::{Files, OptionsPlace, completed, typed},
    shown::shown,
};
