"""File systems of the tests' own: images, memory of a limited size, bind mounts."""
import os
import shutil
import subprocess
import tempfile

MIB = 1024 * 1024


class Kind:
    """A file system: how its image is made, and mounted beside one that it is a copy of."""

    def __init__(self, name, mebibytes, make=(), options=(), copy_options=()):
        self.name = name
        self.bytes = mebibytes * MIB  # the least that it takes
        self.make = ["mkfs." + name, "-q", *make]
        self.options = ",".join(["loop", *options])
        self.copy_options = ",".join(["loop", *copy_options])


# ext4 without the safety net that syncs a file which is renamed over another.
EXT4 = Kind("ext4", 8, ["-O", "^resize_inode", "-m", "0"], ["noauto_da_alloc", "commit=600"])
BTRFS = Kind("btrfs", 120, [], ["commit=300"])
XFS = Kind("xfs", 300, [], [], ["nouuid"])


def call(*argv):
    return subprocess.run(argv, capture_output=True, check=False, text=True)


def unavailable():
    """Why nothing can be mounted here; None if it can."""
    if os.geteuid() != 0:
        return "mounting needs root"
    folder = "/tmp/emj-torture-mount-test-%d" % os.getpid()
    os.mkdir(folder)
    try:
        done = call("mount", "-t", "tmpfs", "-o", "size=64k", "none", folder)
        if done.returncode != 0:
            return f"no mounts: {done.stderr.strip()}"
        call("umount", folder)
        return None
    finally:
        os.rmdir(folder)


def loop_unavailable(kind=EXT4):
    if not shutil.which(kind.make[0]):
        return f"there is no {kind.make[0]}"
    reason = unavailable()
    if reason:
        return reason
    with tempfile.TemporaryDirectory(prefix="emj-torture-loop-test-") as folder:
        image, copy = os.path.join(folder, "image"), os.path.join(folder, "copy")
        try:
            make_image(image, kind)
            with Mount(image, os.path.join(folder, "one"), kind.options):
                copy_image(image, copy)
                with Mount(copy, os.path.join(folder, "two"), kind.copy_options):
                    return None
        except OSError as error:
            return f"no loop mounts of {kind.name}: {error}"


def make_image(path, kind=EXT4):
    with open(path, "wb") as file:
        file.truncate(kind.bytes)
    done = call(*kind.make, path)
    if done.returncode != 0:
        raise OSError(done.stderr.strip())


def copy_image(image, copy):
    """With holes, since most of an image is one."""
    done = call("cp", "--sparse=always", image, copy)
    if done.returncode != 0:
        raise OSError(done.stderr.strip())


class Mount:
    """Mounted between enter and exit."""

    def __init__(self, source, folder, options, kind=None):
        self.folder = folder
        self.argv = ["mount", *(["-t", kind] if kind else []), *(["-o", options] if options else []),
                     source, folder]

    def __enter__(self):
        os.makedirs(self.folder, exist_ok=True)
        done = call(*self.argv)
        if done.returncode != 0:
            raise OSError(done.stderr.strip())
        return self.folder

    def __exit__(self, *reason):
        if call("umount", self.folder).returncode != 0:
            call("umount", "-l", self.folder)
