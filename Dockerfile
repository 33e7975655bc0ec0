# The live service. Build: docker build -t noriai .   Settings and secrets: docs/running.md.
FROM node:20-slim
ENV NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund
COPY . .
RUN node --import tsx --input-type=module -e "import { builtPages } from './web/build.ts'; await builtPages(console.log)"
RUN mkdir /data && chown node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# In this very process, so that it hears SIGTERM.
ENTRYPOINT ["node", "--import", "tsx", "bin/noriai.ts"]
CMD ["serve", "scenarios/mitoyo", "--data", "/data"]
