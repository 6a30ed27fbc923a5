# Patchbay in a container: docker build -t patchbay .  (dev/image-check goes through its second stage where there is no Docker)
#
# Runs as a user without rights and writes to /var/lib/patchbay only, so the root file system may be read-only:
#
#   docker run --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges --stop-timeout 75 \
#     -p 127.0.0.1:5080:5080 -v patchbay:/var/lib/patchbay -e PATCHBAY_PUBLIC_URL=https://mcp.example.com patchbay
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
# The dashboard is built by Node.js, which that image lacks; its distribution's is older than the dashboard needs.
COPY --from=node:22-bookworm-slim /usr/local/ /usr/local/
WORKDIR /src
COPY . .
RUN dev/publish "$(case "$(uname -m)" in aarch64) echo linux-arm64 ;; *) echo linux-x64 ;; esac)" \
 && mkdir /out && cp -r publish/linux-*/. /out

FROM debian:bookworm-slim
# The program brings its own .NET. SQLite is the system's, and so are the certificates that products are checked against; curl is for the health check.
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates curl libsqlite3-0 libssl3 \
 && rm -rf /var/lib/apt/lists/* \
 && groupadd --gid 10001 patchbay \
 && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /var/lib/patchbay --shell /usr/sbin/nologin patchbay \
 && install -d -o patchbay -g patchbay -m 0700 /var/lib/patchbay
COPY --from=build /out /opt/patchbay
ENV PATH=/opt/patchbay:$PATH \
    PATCHBAY_DATA=/var/lib/patchbay \
    PATCHBAY_URLS=http://0.0.0.0:5080 \
    PATCHBAY_LOG_FORMAT=json \
    DOTNET_EnableDiagnostics=0
USER 10001:10001
WORKDIR /var/lib/patchbay
VOLUME /var/lib/patchbay
EXPOSE 5080
# In-flight calls end first, as after SIGTERM: give it --stop-timeout 75.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=3s --start-period=10s --retries=3 CMD ["curl", "-fsS", "-o", "/dev/null", "http://127.0.0.1:5080/readyz"]
ENTRYPOINT ["/opt/patchbay/patchbay"]
CMD ["serve"]
