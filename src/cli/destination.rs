use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
    process,
};

/// Where the output goes.
pub(crate) enum Destination {
    Stdout(BufWriter<io::Stdout>),
    /// A file that is not a regular one, as /dev/null.
    Device(BufWriter<File>),
    /// A file that is there whole, or not at all: it gets its name when everything is written.
    File {
        out: BufWriter<File>,
        temporary: PathBuf,
        path: PathBuf,
    },
}

impl Destination {
    /// Standard output where no path is given.
    pub(crate) fn open(path: Option<&Path>) -> io::Result<Self> {
        let Some(path) = path else {
            return Ok(Self::Stdout(BufWriter::new(io::stdout())));
        };
        // What a link leads to is replaced, not the link.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let old = fs::metadata(&path).ok();
        if old.as_ref().is_some_and(|old| !old.is_file()) {
            return Ok(Self::Device(BufWriter::new(
                File::options().write(true).open(&path)?,
            )));
        }
        let name = path
            .file_name()
            .ok_or(io::ErrorKind::InvalidInput)?
            .to_string_lossy()
            .into_owned();
        let temporary = path.with_file_name(format!(".{name}.{}.tmp", process::id()));
        let file = File::create_new(&temporary)?;
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

    /// Everything is written: the file gets its name.
    pub(crate) fn commit(mut self) -> io::Result<()> {
        self.flush()?;
        if let Self::File { temporary, path, .. } = &self {
            fs::rename(temporary, path)?;
        }
        Ok(())
    }

    /// There is nothing worth a file: an old one stays as it was.
    pub(crate) fn discard(self) -> io::Result<()> {
        self.temporary().map_or(Ok(()), fs::remove_file)
    }

    /// The file that is to be removed if not everything can be written.
    pub(crate) fn temporary(&self) -> Option<PathBuf> {
        if let Self::File { temporary, .. } = self {
            Some(temporary.clone())
        } else {
            None
        }
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
