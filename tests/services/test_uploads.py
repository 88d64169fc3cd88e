"""Files in one go: albums out of order, redelivery, warnings, moving to another task."""

import asyncio
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from domain.errors import Code, Refusal
from domain.workflow import Status
from models.tasks import Evidence, MessageLink, Report, StoredFile, Task, Upload
from services.reports import dropping, evidence, file_copies, uploads
from services.reports.evidence import IncomingFile
from services.tasks import cards, message_links, suggestions
from tests import towns

TOMORROW = date(2026, 11, 25)
CHAT = 7001


def a_file(name, unique=None, *, caption=None, size=86_000):
    return IncomingFile(f"id-{unique or name}", unique or name, "document", name, size, caption)


@pytest.fixture
async def town(database, clock):
    town = await towns.build(database, clock)
    async with town.at_once():
        town.school_id = await town.school("Школа № 3")
        town.anna = await town.coordinator("Анна", town.school_id)
        town.stranger = await town.coordinator("Вера", await town.school("Школа № 7"))
        town.passport = await town.owed(
            "5.2", "Социальный паспорт школы", TOMORROW, town.school_id, slots=(("справка", 2),)
        )
        town.staff = await town.owed("3.1", "Мониторинг кадров", date(2026, 11, 27), town.school_id)
    return town


async def call(town, use_case, *values, who=None, update_key=None, **rest):
    actor = replace(await town.actor(who or town.anna), update_key=update_key)
    async with town.database.write() as session:
        return await use_case(session, *values, actor=actor, **rest)


async def receive(town, file, task_id=None, *, group="g1", key=None, **rest):
    key = key or f"m-{file.telegram_unique_id}"
    return await call(town, uploads.receive, CHAT, group, file, task_id, update_key=key, **rest)


async def proofs(town, task_id):
    return await town.all(
        select(StoredFile.name)
        .join(Evidence, Evidence.file_id == StoredFile.id)
        .where(Evidence.task_id == task_id, Evidence.withdrawn_at.is_(None))
        .order_by(Evidence.id)
    )


async def test_an_album_is_one_upload_in_whatever_order_it_comes(town):
    files = [a_file(f"фото {n}.jpg") for n in range(4)]
    await asyncio.gather(
        *(receive(town, file, town.passport if n == 2 else None) for n, file in enumerate(files))
    )
    view = await receive(town, files[0])
    assert len(view.files) == 4
    assert view.task_id == town.passport
    assert sorted(await proofs(town, town.passport)) == [file.name for file in files]
    assert len(await town.all(select(Upload))) == 1


async def test_a_redelivered_file_is_one_proof_and_one_report(town):
    for _ in range(2):
        await receive(town, a_file("справка.docx"), town.passport)
    assert await proofs(town, town.passport) == ["справка.docx"]
    assert len(await town.all(select(Report))) == 1
    assert len(await town.all(select(StoredFile))) == 1


async def test_the_same_file_sent_again_is_one(town):
    await receive(town, a_file("справка.docx", "u1"), town.passport)
    await receive(town, a_file("справка (2).docx", "u1"), town.passport, group="g2", key="m2")
    assert await proofs(town, town.passport) == ["справка.docx"]


async def test_a_withdrawn_file_does_not_come_back_with_a_redelivery(town):
    await receive(town, a_file("справка.docx"), town.passport)
    (proof,) = await town.all(select(Evidence.id))
    await call(town, evidence.withdraw, proof)
    await receive(town, a_file("справка.docx"), town.passport)
    assert await proofs(town, town.passport) == []
    await receive(town, a_file("справка.docx"), town.passport, group="g2", key="again")
    assert await proofs(town, town.passport) == ["справка.docx"]


async def test_too_large_a_file_is_refused_before_it_is_noted(town):
    with pytest.raises(Refusal) as refusal:
        await receive(town, a_file("видео.mp4", size=21 * 1024 * 1024), town.passport)
    assert refusal.value.code is Code.FILE_TOO_LARGE
    assert not await town.all(select(Upload))
    await receive(town, a_file("ровно.mp4", size=20 * 1024 * 1024), town.passport)


async def test_a_list_of_pupils_waits_for_the_senders_word(town):
    view = await receive(town, a_file("список учащихся 7а.docx"), town.passport)
    assert (len(view.files), len(view.held)) == (0, 1)
    assert await proofs(town, town.passport) == []
    view = await call(town, dropping.drop_held, view.upload_id)
    assert (view.files, view.held) == ((), ())
    assert not await town.all(select(StoredFile))
    view = await receive(town, a_file("список учащихся 7а.docx"), town.passport, group="g2")
    view = await call(town, uploads.release, view.upload_id)
    assert await proofs(town, town.passport) == ["список учащихся 7а.docx"]


async def test_a_upload_goes_to_another_task_or_to_both(town):
    view = await receive(town, a_file("кадры.xlsx"), town.passport)
    await call(town, uploads.give, view.upload_id, town.staff)
    assert await proofs(town, town.passport) == []
    assert await proofs(town, town.staff) == ["кадры.xlsx"]
    await call(town, uploads.give, view.upload_id, town.passport, also=True)
    assert await proofs(town, town.passport) == ["кадры.xlsx"]
    assert await proofs(town, town.staff) == ["кадры.xlsx"]


async def test_nobody_touches_anothers_upload(town):
    view = await receive(town, a_file("справка.docx"), town.passport)
    foreign = await town.owed("1.1", "Питание", TOMORROW, await town.school("Школа № 9"))
    for use_case, values in [
        (uploads.give, (town.passport,)),
        (uploads.release, ()),
        (dropping.drop, ()),
        (dropping.drop_held, ()),
        (uploads.find, ()),
    ]:
        with pytest.raises(Refusal) as refusal:
            await call(town, use_case, view.upload_id, *values, who=town.stranger)
        assert refusal.value.code is Code.DENIED
    with pytest.raises(Refusal) as refusal:
        await call(town, uploads.give, view.upload_id, foreign)
    assert refusal.value.code is Code.DENIED
    with pytest.raises(Refusal) as refusal:
        await receive(town, a_file("чужое.docx"), foreign, group="g2")
    assert refusal.value.code is Code.DENIED
    assert await proofs(town, town.passport) == ["справка.docx"]


async def test_a_reply_about_a_task_that_is_done_is_kept_for_another(town, database):
    async with database.write() as session:
        (await session.get_one(Task, town.passport)).status = Status.DONE
    view = await receive(town, a_file("справка.docx"), town.passport)
    assert (view.closed_task_id, view.task_id) == (town.passport, None)
    assert await proofs(town, town.passport) == []
    await call(town, uploads.give, view.upload_id, town.staff)
    assert await proofs(town, town.staff) == ["справка.docx"]


async def test_a_file_under_review_gives_a_new_version(town, database):
    async with database.write() as session:
        (await session.get_one(Task, town.passport)).status = Status.SUBMITTED
    await receive(town, a_file("справка.docx"), town.passport)
    assert (await town.get(Task, town.passport)).version == 2


async def test_files_are_taken_back_until_they_are_reviewed(town, database):
    await receive(town, a_file("справка.docx"), town.passport)
    (proof,) = await town.all(select(Evidence.id))
    with pytest.raises(Refusal) as refusal:
        await call(town, evidence.withdraw, proof, who=town.stranger)
    assert refusal.value.code is Code.DENIED
    async with database.write() as session:
        (await session.get_one(Task, town.passport)).status = Status.DONE
    with pytest.raises(Refusal) as refusal:
        await call(town, evidence.withdraw, proof)
    assert refusal.value.code is Code.STALE
    assert await proofs(town, town.passport) == ["справка.docx"]


async def test_evidence_is_opened_only_by_those_who_may_see_it(town):
    await receive(town, a_file("справка.docx"), town.passport)
    (proof,) = await town.all(select(Evidence.id))
    curator = await town.curator("Галина Петровна")
    assert (await call(town, evidence.open_one, proof, who=curator)).name == "справка.docx"
    with pytest.raises(Refusal) as refusal:
        await call(town, evidence.open_one, proof, who=town.stranger)
    assert refusal.value.code is Code.DENIED


async def test_the_card_counts_slots_and_lists_the_same_bytes_once(town, database):
    await receive(town, a_file("справка.docx"), town.passport)
    await receive(town, a_file("справка копия.docx"), town.passport, group="g2")
    async with database.read() as session:
        card = await cards.load(session, town.passport, actor=await town.actor(town.anna))
    assert [(slot.have, slot.wanted) for slot in card.slots] == [(2, 2)]
    async with database.write() as session:
        for due in await file_copies.due(session, town.clock.now(), 10):
            await file_copies.note_copied(session, due.file_id, "ab" * 32, 1000)
    async with database.read() as session:
        card = await cards.load(session, town.passport, actor=await town.actor(town.anna))
        assert not await file_copies.due(session, town.clock.now(), 10)
    assert [(slot.have, slot.wanted) for slot in card.slots] == [(1, 2)]
    assert [file.name for file in card.files] == ["справка.docx"]


async def test_only_what_proves_something_is_copied(town, database):
    await receive(town, a_file("просто так.jpg"))
    await receive(town, a_file("список учащихся.docx"), town.passport, group="g2")
    await receive(town, a_file("справка.docx"), town.passport, group="g3")
    async with database.read() as session:
        due = await file_copies.due(session, town.clock.now(), 10)
        assert [copy.telegram_file_id for copy in due] == ["id-справка.docx"]
        assert not await file_copies.due(session, town.clock.now(), 10, after=due[0].file_id)
        late = town.clock.now() + file_copies.RETRY_FOR
        assert not await file_copies.due(session, late, 10)


async def test_suggestions_are_of_own_open_tasks_and_know_the_last_card(town, database):
    async def suggest(words):
        async with database.read() as session:
            found = await suggestions.suggest(
                session, words, CHAT, actor=await town.actor(town.anna)
            )
        return [line.number for line in found]

    assert await suggest("паспорт.docx") == ["5.2", "3.1"]
    assert await suggest("кадры.xlsx") == ["3.1", "5.2"]
    async with database.write() as session:
        session.add(
            MessageLink(chat_id=CHAT, message_id=9, task_id=town.staff, created_at=town.clock.now())
        )
    assert await suggest("IMG_1.jpg") == ["3.1", "5.2"]
    async with database.read() as session:
        actor = await town.actor(town.stranger)
        assert await suggestions.suggest(session, "паспорт", CHAT, actor=actor) == []
        assert await message_links.task_of(session, CHAT, 9) == town.staff
        assert await message_links.task_of(session, CHAT, 10) is None


async def test_a_file_that_was_taken_back_is_opened_by_no_old_button(town):
    await receive(town, a_file("справка.docx"), town.passport)
    (proof,) = await town.all(select(Evidence.id))
    assert (await call(town, evidence.open_one, proof)).name == "справка.docx"
    await call(town, evidence.withdraw, proof)
    with pytest.raises(Refusal) as refusal:
        await call(town, evidence.open_one, proof)
    assert refusal.value.code is Code.STALE
