# An image of one service, which SERVICE names, from what `./boxoffice train` has left in its target folder:
#   ./boxoffice train && docker build --build-arg SERVICE=order-service -t order-service .
# BASE is any image with a JRE 25, by digest where it must not move. The cache of classes is used when it is the very
# JVM that training ran on, and passed over otherwise: the service then starts in twice the time.
ARG BASE=eclipse-temurin:25.0.3_9-jdk

FROM ${BASE} AS layers
ARG SERVICE
COPY ${SERVICE}/target/trained-app /app
# Ours apart from the libraries, which change seldom. Moving keeps the times of files, by which the cache knows them.
RUN mkdir -p /ours/lib/main /cache \
 && mv /app/app.aot /cache/ \
 && find /app/lib/main -name 'dev.boxoffice.*' -exec mv -t /ours/lib/main {} + \
 && mv /app/app /app/quarkus /app/quarkus-run.jar /ours/ \
 && rm -f /app/quarkus-app-dependencies.txt

FROM ${BASE}
COPY --from=layers /app /app
COPY --from=layers /ours /app
COPY --from=layers /cache /app
WORKDIR /app
USER 10001:10001
EXPOSE 8080 9000
ENV BOXOFFICE_HTTP_PORT=8080 \
    BOXOFFICE_MANAGEMENT_PORT=9000 \
    JAVA_TOOL_OPTIONS="-XX:+UseSerialGC -Xmx256m -XX:MaxMetaspaceSize=192m -XX:+ExitOnOutOfMemoryError"
ENTRYPOINT ["java", "-XX:AOTCache=app.aot", "-jar", "quarkus-run.jar"]
