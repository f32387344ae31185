"""``kiem audit``: seal the trail, verify it against its signed and exported heads, export the heads."""

import argparse

from kiem.config.commands.starting import add_json, progress, ready_and_migrated, say


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("audit", help="seal, verify or export the trail")
    command.add_argument("what", choices=["verify", "seal", "export"])
    add_json(command)
    command.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    with ready_and_migrated():
        from django.utils import timezone

        from kiem.foundation import sealing

        if asked.what == "verify":
            return _verify(asked)
        number = sealing.seal_all(at=timezone.now())
        if asked.what == "export":
            number = sealing.export_heads()
        say(asked, f"{number} {'lines sealed' if asked.what == 'seal' else 'heads exported'}.", count=number)
    return 0


def _verify(asked: argparse.Namespace) -> int:
    from kiem.foundation import sealing

    verdicts = sealing.verify_all()
    broken = {name: faults for name, faults in verdicts.items() if faults}
    for name, faults in broken.items():
        for fault in faults:
            progress(f"{name}: {fault}")
    say(
        asked,
        "The trail is broken." if broken else f"The trail of {len(verdicts)} organisations is whole.",
        broken=broken,
    )
    return 1 if broken else 0
