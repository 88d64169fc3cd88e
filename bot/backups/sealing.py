"""Encryption for a public key, in the format of age: its own tool opens a backup without us."""

from pathlib import Path

from pyrage import DecryptError, IdentityError, RecipientError, decrypt_file, encrypt_file, x25519

SUFFIX = ".age"
HEAD = b"age-encryption.org/v1\n"


class Sealed(Exception):
    """A backup that cannot be opened with the key that was given."""


class BadKey(Exception):
    """What was given as a key is none."""


def seal(plain: Path, sealed: Path, public_key: str) -> None:
    """Encrypt a file; raises BadKey."""
    try:
        recipient = x25519.Recipient.from_str(public_key)
    except RecipientError:
        raise BadKey from None
    encrypt_file(str(plain), str(sealed), [recipient])


def is_sealed(path: Path) -> bool:
    """Whether the file begins as an encrypted one does."""
    with path.open("rb") as file:
        return file.read(len(HEAD)) == HEAD


def unseal(sealed: Path, plain: Path, key_file: Path) -> None:
    """Decrypt a file with the secret key of `new_key`; raises BadKey, Sealed, OSError."""
    lines = key_file.read_text(errors="replace").split()
    try:
        key = x25519.Identity.from_str(next(line for line in lines if "AGE-SECRET-KEY" in line))
    except (StopIteration, IdentityError):
        raise BadKey from None
    try:
        decrypt_file(str(sealed), str(plain), [key])
    except DecryptError:
        raise Sealed from None
    except OSError as error:
        # The library says so of a changed or cut-off file too, then without a number.
        if error.errno is not None:
            raise
        raise Sealed from None


def new_key(key_file: Path) -> str:
    """Write a new secret key into a file that only its owner reads; return the public key.

    Raises FileExistsError rather than overwrite the only way into earlier backups.
    """
    key = x25519.Identity.generate()
    key_file.touch(mode=0o600, exist_ok=False)
    key_file.write_text(f"# public key: {key.to_public()}\n{key}\n")
    return str(key.to_public())
