# selfsame in a container. The desk listens on 127.0.0.1 only, so run it on the host's network: see compose.yaml.
FROM python:3.12-slim

WORKDIR /opt/selfsame

# The pinned libraries first: they change seldom. README.md and LICENSE belong to the package's description.
COPY requirements.lock pyproject.toml README.md LICENSE ./
RUN python -m pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.lock

COPY agent/ agent/
COPY memory/ memory/
COPY config/ config/
RUN python -m pip install --no-cache-dir --disable-pip-version-check --no-deps --no-build-isolation -e .

# A user without rights, who owns the home and nothing else.
RUN useradd --create-home --uid 10001 selfsame && install -d -o selfsame -g selfsame /home/selfsame/home
USER selfsame
ENV SELFSAME_HOME=/home/selfsame/home PYTHONUNBUFFERED=1
WORKDIR /home/selfsame/home
VOLUME /home/selfsame/home

# The running daemon writes its address into the home.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["python", "-c", \
  "import json, urllib.request as web; web.urlopen(json.load(open('data/daemon.json'))['url'] + '/healthz', timeout=4)"]

# The first start makes a home of the starter config; later ones leave it as it is.
CMD ["sh", "-c", "[ -d config ] || selfsame init . || exit 1; exec selfsame run"]
