<%!
    def without_remarks(commands):
        """The commands without the lines that Alembic puts around them."""
        lines = commands.splitlines()
        return "\n".join(line for line in lines if not line.lstrip().startswith("# ###")).strip()
%>\
"""${message}

Revision: ${up_revision}, after ${down_revision | comma,n}
"""

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade() -> None:
    ${without_remarks(upgrades) if upgrades else "pass"}


def downgrade() -> None:
    ${without_remarks(downgrades) if downgrades else "pass"}
