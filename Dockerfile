# The bot in a container. Not built where it was written: see docs/deployment.md.
FROM python:3.11-slim-bookworm AS built
WORKDIR /bot
COPY requirements.lock .
RUN python -m venv /venv \
 && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.lock

FROM python:3.11-slim-bookworm
# The sandbox of strangers' files uses seccomp (docs/decisions/sandbox.md).
# hadolint ignore=DL3008  # no version: Debian's security updates come with the next build
RUN apt-get update \
 && apt-get install --yes --no-install-recommends libseccomp2 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin bot \
 && install --directory --owner=bot --mode=0700 /data
COPY --from=built /venv /venv
WORKDIR /bot
COPY bot bot
COPY documents documents
COPY domain domain
COPY handlers handlers
COPY locales locales
COPY models models
COPY scheduler scheduler
COPY services services
COPY simulator simulator
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 DATA_DIR=/data LISTEN_HOST=0.0.0.0 HEALTH_PORT=8090
# By number: an orchestrator that forbids root cannot look a name up.
USER 10001
VOLUME /data
STOPSIGNAL SIGTERM
# Alive, not ready: while Telegram is away, a restart would help nobody.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["python", "-c", "import os, urllib.request as r; r.urlopen(f\"http://127.0.0.1:{os.environ['WEBHOOK_PORT' if os.environ.get('WEBHOOK_URL') else 'HEALTH_PORT']}/healthz\", timeout=3)"]
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
