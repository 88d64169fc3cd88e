"""`python -m simulator`: the simulator alone, for a bot in another process."""

import argparse
import asyncio
import sys
from datetime import UTC, datetime

from simulator.clock import SimulatedClock
from simulator.server import Simulator


def main() -> None:
    """Serve until interrupted; prints where the Bot API and the chat page are."""
    parser = argparse.ArgumentParser(prog="python -m simulator", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--token", default="42:simulator", help="the bot's token, <number>:<text>")
    parser.add_argument("--username", default="roadmap_demo_bot")
    parser.add_argument(
        "--today", type=_moment, help="start the clock there, e.g. 2021-02-25T09:00"
    )
    parser.add_argument("--zone", help="show times in this zone, e.g. Asia/Novosibirsk")
    parser.add_argument("--rate-limits", action="store_true", help="answer 429 as Telegram does")
    arguments = parser.parse_args()
    try:
        asyncio.run(_serve(arguments))
    except KeyboardInterrupt:
        return
    except (OSError, ValueError) as error:
        parser.exit(2, f"simulator: {error}\n")


async def _serve(arguments: argparse.Namespace) -> None:
    simulator = Simulator(
        clock=SimulatedClock(arguments.today),
        host=arguments.host,
        port=arguments.port,
        token=arguments.token,
        username=arguments.username,
        rate_limits=arguments.rate_limits,
        zone=arguments.zone,
    )
    async with simulator:
        sys.stdout.write(f"Bot API:   {simulator.url}  (token {simulator.token})\n")
        sys.stdout.write(f"Chat page: {simulator.page_url}\n")
        sys.stdout.flush()
        await simulator.serve_forever()


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


if __name__ == "__main__":
    main()
