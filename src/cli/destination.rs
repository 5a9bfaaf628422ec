use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use tempfile::{Builder, TempPath};

use super::stdout::Stdout;

/// What files are called that are still written.
const TEMPORARY_PREFIX: &str = ".zhaiyao-";

/// Where the output goes.
pub(crate) enum Destination {
    Stdout(BufWriter<Stdout>),
    /// A file that is not a regular one, as /dev/null.
    Device(BufWriter<File>),
    /// A file that is there whole, or not at all: it gets its name when everything is written.
    File {
        out: BufWriter<File>,
        /// The name that it bears until then, where it has to have one.
        temporary: Option<TempPath>,
        path: PathBuf,
    },
}

impl Destination {
    /// Standard output where no path is given.
    pub(crate) fn open(path: Option<&Path>) -> io::Result<Self> {
        let Some(path) = path else {
            return Ok(Self::Stdout(BufWriter::new(Stdout::new())));
        };
        // What a link leads to is replaced, not the link.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let old = fs::metadata(&path).ok();
        if old.as_ref().is_some_and(|old| !old.is_file()) {
            return Ok(Self::Device(BufWriter::new(
                File::options().write(true).open(&path)?,
            )));
        }
        if path.file_name().is_none() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let (file, temporary) = create(folder(&path))?;
        if let Some(old) = old {
            file.set_permissions(old.permissions())?;
        }
        Ok(Self::File {
            out: BufWriter::new(file),
            temporary,
            path,
        })
    }

    fn out(&mut self) -> &mut dyn Write {
        match self {
            Self::Stdout(out) => out,
            Self::Device(out) | Self::File { out, .. } => out,
        }
    }

    /// Everything is written: the file gets its name, and is on the disk before it has it.
    pub(crate) fn commit(mut self) -> io::Result<()> {
        self.flush()?;
        if let Self::File { out, temporary, path } = self {
            out.get_ref().sync_all()?;
            let temporary = match temporary {
                Some(temporary) => temporary,
                None => name(out.get_ref(), folder(&path))?,
            };
            temporary.persist(&path)?;
            // So is the name, where folders can be written out.
            if let Ok(folder) = File::open(folder(&path)) {
                let _ = folder.sync_all();
            }
        }
        Ok(())
    }

    /// There is nothing worth a file: an old one stays as it was.
    pub(crate) fn discard(self) -> io::Result<()> {
        match self {
            Self::File {
                temporary: Some(temporary),
                ..
            } => temporary.close(),
            _ => Ok(()),
        }
    }

    /// The file that is to be removed if not everything can be written.
    pub(crate) fn temporary(&self) -> Option<PathBuf> {
        match self {
            Self::File { temporary, .. } => temporary.as_deref().map(Path::to_owned),
            _ => None,
        }
    }
}

/// The folder that a file is in.
fn folder(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// What the system said, without the temporary name that nobody has asked for.
fn of_system(error: io::Error) -> io::Error {
    match error.to_string().split_once(" at path ") {
        Some((said, _)) => io::Error::new(error.kind(), said),
        None => error,
    }
}

/// A new file in a folder: without a name where the system has such files, so that nothing is left however the process
/// ends.
fn create(folder: &Path) -> io::Result<(File, Option<TempPath>)> {
    if let Ok(file) = create_unnamed(folder) {
        return Ok((file, None));
    }
    let mut builder = Builder::new();
    builder.prefix(TEMPORARY_PREFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any other file: the user's mask is taken off.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let (file, path) = builder.tempfile_in(folder).map_err(of_system)?.into_parts();
    Ok((file, Some(path)))
}

#[cfg(target_os = "linux")]
fn create_unnamed(folder: &Path) -> io::Result<File> {
    use rustix::fs::{Mode, OFlags, open};

    let flags = OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC;
    let file = File::from(open(folder, flags, Mode::from_raw_mode(0o666))?);
    // It can be given a name only where this is.
    fs::symlink_metadata(in_process(&file))?;
    Ok(file)
}

/// Gives a file without a name one beside those of the folder: a name that is taken cannot be given.
#[cfg(target_os = "linux")]
fn name(file: &File, folder: &Path) -> io::Result<TempPath> {
    use rustix::fs::{AtFlags, CWD, linkat};

    let link = |path: &Path| Ok(linkat(CWD, in_process(file), CWD, path, AtFlags::SYMLINK_FOLLOW)?);
    let named = Builder::new().prefix(TEMPORARY_PREFIX).make_in(folder, link);
    let named = named.map_err(of_system)?;
    Ok(named.into_temp_path())
}

/// Where the system lists the files that a process has open.
#[cfg(target_os = "linux")]
fn in_process(file: &File) -> String {
    use std::os::fd::AsRawFd;

    format!("/proc/self/fd/{}", file.as_raw_fd())
}

#[cfg(not(target_os = "linux"))]
fn create_unnamed(_folder: &Path) -> io::Result<File> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(not(target_os = "linux"))]
fn name(_file: &File, _folder: &Path) -> io::Result<TempPath> {
    Err(io::ErrorKind::Unsupported.into())
}

impl Write for Destination {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out().flush()
    }
}
