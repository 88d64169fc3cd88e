"""Requests of the bot: out of any encoding that Telegram takes, checked by aiogram's models."""

import functools
import json
import types
import typing
from dataclasses import dataclass
from typing import Any

from aiogram import methods
from aiogram.methods.base import TelegramMethod
from aiogram.types import InputFile
from aiohttp import BodyPartReader, web
from pydantic import BaseModel, ValidationError

from simulator.errors import ApiError, bad_request
from simulator.files import MEBIBYTE, UPLOAD_LIMIT, Upload

Json = dict[str, Any]
MODELS: dict[str, type[TelegramMethod[Any]]] = {
    model.__api_method__.lower(): model
    for model in vars(methods).values()
    if isinstance(model, type) and issubclass(model, TelegramMethod) and model is not TelegramMethod
}
"""The methods of the Bot API by their name in lower case: Telegram does not mind the case."""

BODY_LIMIT = UPLOAD_LIMIT * 2 + MEBIBYTE
"""Bytes of one request; an album may hold several files of the size that one may have."""

_WORDS_FOR_MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "callback_query_id": "query is too old and response timeout expired or query ID is invalid",
    "file_id": "file_id not specified",
    "user_id": "invalid user_id specified",
    "document": "there is no document in the request",
    "photo": "there is no photo in the request",
    "voice": "there is no voice in the request",
    "video": "there is no video in the request",
    "audio": "there is no audio in the request",
    "animation": "there is no animation in the request",
}


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a method: the parameters that were given, plain and of the right types."""

    method: str
    parameters: Json
    uploads: dict[str, Upload]

    def get(self, name: str, default: Any = None) -> Any:
        """A parameter, or `default` where it was not given or is null."""
        value = self.parameters.get(name)
        return default if value is None else value


@dataclass(frozen=True, slots=True)
class _Shape:
    structured: frozenset[str]
    files: frozenset[str]


async def read(request: web.Request) -> tuple[Json, dict[str, Upload]]:
    """Fields and uploads of a request, from its query, form, multipart form or JSON body.

    Raises ApiError 400 for a body that cannot be read and 413 for a file over 50 MB.
    """
    fields: Json = dict(request.query)
    uploads: dict[str, Upload] = {}
    if not request.can_read_body:
        return fields, uploads
    kind = request.content_type
    if kind == "multipart/form-data":
        async for part in await request.multipart():
            if isinstance(part, BodyPartReader) and part.name:
                if part.filename is None:
                    fields[part.name] = await part.text()
                else:
                    mime = part.headers.get("Content-Type")
                    content = bytes(await part.read())
                    if len(content) > UPLOAD_LIMIT:
                        raise ApiError(413, "Request Entity Too Large")
                    uploads[part.name] = Upload(part.filename, content, _plain_mime(mime))
    elif kind == "application/json":
        try:
            body = await request.json()
        except ValueError:
            raise bad_request("can't parse JSON object") from None
        if not isinstance(body, dict):
            raise bad_request("object expected")
        fields |= body
    else:
        fields |= dict(await request.post())
    return fields, uploads


def check(model: type[TelegramMethod[Any]], fields: Json, uploads: dict[str, Upload]) -> Call:
    """The call that the fields make. Raises ApiError 400, in Telegram's words where they matter."""
    shape = _shape(model)
    values: Json = {}
    for name, value in fields.items():
        if value is None or (name in shape.files and isinstance(value, str)):
            continue
        if name in shape.structured and isinstance(value, str):
            if not value:
                continue
            try:
                value = json.loads(value)
            except ValueError:
                raise _unreadable(name) from None
            if value is None:
                continue
        values[name] = _without_thumbnails(value) if name == "media" else value
    for name in uploads:
        if name in model.model_fields and name not in values and name not in shape.files:
            values[name] = f"attach://{name}"
    try:
        checked = model.model_validate(values)
    except ValidationError as error:
        raise _refusal(error, shape) from None
    return Call(model.__api_method__.lower(), _dump(checked, values), uploads)


def _dump(checked: TelegramMethod[Any], values: Json) -> Json:
    return {name: _plain(getattr(checked, name)) for name in values}


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump(
            exclude_unset=True, exclude_none=True, warnings=False, by_alias=True
        )
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value


@functools.cache
def _shape(model: type[TelegramMethod[Any]]) -> _Shape:
    structured, files = set(), set()
    for name, field in model.model_fields.items():
        parts = _parts(field.annotation)
        if InputFile in parts and str not in parts:
            files.add(name)
        elif str not in parts and any(
            part in (list, dict) or (isinstance(part, type) and issubclass(part, BaseModel))
            for part in parts
        ):
            structured.add(name)
    return _Shape(frozenset(structured), frozenset(files))


def _parts(annotation: Any) -> set[Any]:
    """The classes that a union is made of; of a list only `list` itself."""
    origin = typing.get_origin(annotation)
    if origin in (typing.Union, types.UnionType):
        return {part for each in typing.get_args(annotation) for part in _parts(each)}
    if origin is typing.Annotated:
        return _parts(typing.get_args(annotation)[0])
    return {origin or annotation}


def _refusal(error: ValidationError, shape: _Shape) -> ApiError:
    first = error.errors()[0]
    name = str(first["loc"][0]) if first["loc"] else ""
    if first["type"] == "missing" and len(first["loc"]) == 1:
        return bad_request(_WORDS_FOR_MISSING.get(name, f'parameter "{name}" is required'))
    if name in shape.structured:
        return _unreadable(name)
    return bad_request(_WORDS_FOR_MISSING.get(name, f'parameter "{name}" is invalid'))


def _unreadable(name: str) -> ApiError:
    if name == "reply_markup":
        return bad_request("can't parse reply keyboard markup JSON object")
    return bad_request(f"can't parse {name.replace('_', ' ')} JSON object")


def _without_thumbnails(media: Any) -> Any:
    """Leave thumbnails out: they are `attach://` names, aiogram's models want a file object."""
    if isinstance(media, list):
        return [_without_thumbnails(item) for item in media]
    if isinstance(media, dict):
        return {key: value for key, value in media.items() if key not in {"thumbnail", "cover"}}
    return media


def _plain_mime(mime: str | None) -> str | None:
    mime = (mime or "").partition(";")[0].strip()
    return None if mime in {"", "application/octet-stream"} else mime
