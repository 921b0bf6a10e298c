# The command line in a container:
#   docker build --tag gen2-advisor .
#   docker run --rm --volume "$PWD:/work" gen2-advisor check .
FROM node:24-alpine AS build
WORKDIR /source
COPY . .
RUN npm ci --ignore-scripts --no-audit --no-fund
RUN npm run package:npm

FROM node:24-alpine
COPY --from=build /source/out/npm /opt/gen2-advisor
RUN chmod +x /opt/gen2-advisor/dist/cli.js && ln -s /opt/gen2-advisor/dist/cli.js /usr/local/bin/gen2-advisor
USER node
WORKDIR /work
ENTRYPOINT ["gen2-advisor"]
CMD ["--help"]
