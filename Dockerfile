# Compiled in one stage, run in another with what it needs and nothing else.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.json ./
RUN npm ci --ignore-scripts
COPY src ./src
COPY workers ./workers
COPY bench ./bench
COPY tests ./tests
RUN npm run build && npm prune --omit=dev --omit=optional --ignore-scripts

FROM node:20-bookworm-slim
ENV NODE_ENV=production NEWSWATCH_HTTP_HOST=0.0.0.0
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist/src ./dist/src
COPY --from=build /app/dist/workers ./dist/workers
COPY --from=build /app/src/store/migrations ./src/store/migrations
COPY package.json LICENSE NOTICE ./
COPY config ./config
USER node
EXPOSE 8080
ENTRYPOINT ["node", "dist/src/cli/newswatch.js"]
CMD ["work", "serve"]
