"""File systems of the tests' own: images, memory of a limited size, bind mounts."""
import os
import shutil
import subprocess

IMAGE_BYTES = 8 * 1024 * 1024


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


def loop_unavailable():
    if not shutil.which("mkfs.ext4"):
        return "there is no mkfs.ext4"
    reason = unavailable()
    if reason:
        return reason
    folder = "/tmp/emj-torture-loop-test-%d" % os.getpid()
    os.mkdir(folder)
    image = folder + ".img"
    make_image(image)
    try:
        with Mount(image, folder, "loop"):
            return None
    except OSError as error:
        return f"no loop mounts: {error}"
    finally:
        os.remove(image)
        os.rmdir(folder)


def make_image(path):
    with open(path, "wb") as file:
        file.truncate(IMAGE_BYTES)
    done = call("mkfs.ext4", "-q", "-O", "^resize_inode", "-m", "0", path)
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
