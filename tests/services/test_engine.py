"""What the database tells when it fails."""

import pytest
from sqlalchemy.exc import IntegrityError

from models.people import Person
from tests import towns


async def test_a_fault_tells_the_log_no_words_of_people(database, clock):
    town = await towns.build(database, clock)
    await town.person("Анна", telegram_id=7)
    with pytest.raises(IntegrityError) as fault:
        async with database.write() as session:
            session.add(Person(telegram_id=7, name="Анна Орлова", first_seen_at=clock.now()))
    assert "Орлова" not in str(fault.value)
