use std::{
    fs::{self, File, Permissions},
    io::{self, BufWriter, Seek, Write},
    path::{Path, PathBuf},
};

use tempfile::{Builder, TempPath, tempfile_in};

use super::stdout::Stdout;

/// What files are called that are still written.
const TEMPORARY_PREFIX: &str = ".zhaiyao-";

/// Where the output goes.
pub(crate) enum Destination {
    Stdout(BufWriter<Stdout>),
    /// A file that is not a regular one, as /dev/null.
    Device(BufWriter<File>),
    /// A file that is there whole, or not at all: it has no name until everything is written, so that nothing is left
    /// however the process ends.
    File {
        out: BufWriter<File>,
        path: PathBuf,
        /// Those of the file that is replaced.
        permissions: Option<Permissions>,
    },
}

impl Destination {
    /// Standard output where no path is given.
    pub(crate) fn open(path: Option<&Path>) -> io::Result<Self> {
        let Some(path) = path else {
            return Ok(Self::Stdout(BufWriter::new(Stdout::new())));
        };
        let path = target(path)?;
        let old = fs::metadata(&path).ok();
        if old.as_ref().is_some_and(|old| !old.is_file()) {
            return Ok(Self::Device(BufWriter::new(
                File::options().write(true).open(&path)?,
            )));
        }
        if path.file_name().is_none() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        Ok(Self::File {
            out: BufWriter::new(create_unnamed(folder(&path))?),
            path,
            permissions: old.map(|old| old.permissions()),
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
        if let Self::File {
            out,
            path,
            permissions,
        } = self
        {
            let folder = folder(&path);
            named(out.into_inner()?, folder, permissions)?.persist(&path)?;
            // So is the name, where folders can be written out.
            if let Ok(folder) = File::open(folder) {
                let _ = folder.sync_all();
            }
        }
        Ok(())
    }
}

/// The file itself: what a link leads to is replaced or made, not the link.
fn target(path: &Path) -> io::Result<PathBuf> {
    match fs::canonicalize(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => match fs::read_link(path) {
            Ok(next) => target(&folder(path).join(next)),
            Err(_) => Ok(path.to_owned()),
        },
        found => found,
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

/// A new file in a folder, without a name.
fn create_unnamed(folder: &Path) -> io::Result<File> {
    if let Ok(file) = of_linux::create(folder) {
        return Ok(file);
    }
    // One whose name is removed at once.
    tempfile_in(folder).map_err(of_system)
}

/// Gives a file without a name one in its folder, or its copy where the system cannot. It is on the disk then.
fn named(file: File, folder: &Path, permissions: Option<Permissions>) -> io::Result<TempPath> {
    let (file, path) = match of_linux::name(&file, folder) {
        Ok(path) => (file, path),
        Err(_) => copy(file, folder)?,
    };
    if let Some(permissions) = permissions {
        file.set_permissions(permissions)?;
    }
    file.sync_all()?;
    Ok(path)
}

fn copy(mut file: File, folder: &Path) -> io::Result<(File, TempPath)> {
    let mut builder = Builder::new();
    builder.prefix(TEMPORARY_PREFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any other file: the user's mask is taken off.
        builder.permissions(Permissions::from_mode(0o666));
    }
    let (mut copy, path) = builder.tempfile_in(folder).map_err(of_system)?.into_parts();
    file.rewind()?;
    io::copy(&mut file, &mut copy)?;
    Ok((copy, path))
}

/// Files that never had a name, and can be given one.
#[cfg(target_os = "linux")]
mod of_linux {
    use std::{fs::File, io, os::fd::AsRawFd, path::Path};

    use rustix::fs::{AtFlags, CWD, Mode, OFlags, linkat, open};
    use tempfile::{Builder, TempPath};

    use super::TEMPORARY_PREFIX;

    pub(super) fn create(folder: &Path) -> io::Result<File> {
        let flags = OFlags::TMPFILE | OFlags::RDWR | OFlags::CLOEXEC;
        Ok(open(folder, flags, Mode::from_raw_mode(0o666))?.into())
    }

    /// The name is none of those in the folder: one that is taken cannot be given.
    pub(super) fn name(file: &File, folder: &Path) -> io::Result<TempPath> {
        // Where the system lists the files that a process has open.
        let in_process = format!("/proc/self/fd/{}", file.as_raw_fd());
        let link = |path: &Path| {
            Ok(linkat(
                CWD,
                in_process.as_str(),
                CWD,
                path,
                AtFlags::SYMLINK_FOLLOW,
            )?)
        };
        let named = Builder::new().prefix(TEMPORARY_PREFIX).make_in(folder, link)?;
        Ok(named.into_temp_path())
    }
}

#[cfg(not(target_os = "linux"))]
mod of_linux {
    use std::{fs::File, io, path::Path};

    use tempfile::TempPath;

    pub(super) fn create(_folder: &Path) -> io::Result<File> {
        Err(io::ErrorKind::Unsupported.into())
    }

    pub(super) fn name(_file: &File, _folder: &Path) -> io::Result<TempPath> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

impl Write for Destination {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out().flush()
    }
}
