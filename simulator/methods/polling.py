"""getUpdates, setWebhook, deleteWebhook, getWebhookInfo."""

from typing import Any

from simulator.methods.registry import method
from simulator.requests import Call
from simulator.world import World


@method("getUpdates")
async def get_updates(world: World, call: Call) -> list[dict[str, Any]]:
    """Updates from an offset on, waiting up to 50 seconds for the first."""
    world.updates.allow(call.get("allowed_updates"))
    limit = call.get("limit", 100)
    return await world.updates.poll(
        call.get("offset", 0),
        limit if 1 <= limit <= 100 else 100,
        min(max(call.get("timeout", 0), 0), 50),
    )


@method("setWebhook")
def set_webhook(world: World, call: Call) -> bool:
    """Have updates delivered to an address (https, or http on this machine) instead of polling."""
    world.webhook.set(call.get("url", ""), call.get("secret_token", ""))
    world.updates.allow(call.get("allowed_updates"))
    if call.get("drop_pending_updates"):
        world.updates.drop()
    return True


@method("deleteWebhook")
def delete_webhook(world: World, call: Call) -> bool:
    """Back to polling."""
    world.webhook.set("", "")
    if call.get("drop_pending_updates"):
        world.updates.drop()
    return True


@method("getWebhookInfo")
def get_webhook_info(world: World, call: Call) -> dict[str, Any]:
    """The address, what waits, and the last failure."""
    info: dict[str, Any] = {
        "url": world.updates.webhook_url,
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates),
    }
    if world.webhook.last_error:
        info["last_error_message"] = world.webhook.last_error
        info["last_error_date"] = world.clock.timestamp()
    if world.updates.allowed is not None:
        info["allowed_updates"] = sorted(world.updates.allowed)
    return info
