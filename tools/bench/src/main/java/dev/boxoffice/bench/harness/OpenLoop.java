package dev.boxoffice.bench.harness;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.HdrHistogram.Histogram;

/** Sends requests at a constant rate, independent of response times. One event loop keeps its CPU cost low. */
public final class OpenLoop implements AutoCloseable {

    private static final long TICK_MILLIS = 1;
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(30);
    /** Requests that are late on a busy machine are still sent. */
    private static final Duration BACKLOG = Duration.ofMinutes(4);

    private static final int DIGITS = 3;
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClient client = vertx.createHttpClient(
            new HttpClientOptions().setTcpNoDelay(true), new PoolOptions().setHttp1MaxSize(Wrk.CONNECTIONS));

    /**
     * An HTTP request to send.
     *
     * @param expected the status of its response
     */
    public record Request(RequestOptions options, Buffer body, int expected) {

        public static Request get(String url) {
            var options = new RequestOptions()
                    .setMethod(HttpMethod.GET)
                    .setAbsoluteURI(url)
                    .setTimeout(RESPONSE_TIMEOUT.toMillis());
            return new Request(options, Buffer.buffer(), OK);
        }

        public static Request post(String url, String body) {
            return new Request(
                    new RequestOptions()
                            .setMethod(HttpMethod.POST)
                            .setAbsoluteURI(url)
                            .setTimeout(RESPONSE_TIMEOUT.toMillis())
                            .putHeader("Content-Type", "application/json"),
                    Buffer.buffer(body),
                    CREATED);
        }

        public Request with(String header, String value) {
            options.putHeader(header, value);
            return this;
        }
    }

    /**
     * The result of a run.
     *
     * @param micros latency from the time a request was due, not from when it was sent, to the end of its response
     * @param refused requests with another status or without a response
     */
    public record Outcome(Histogram micros, long refused) {

        public long accepted() {
            return micros.getTotalCount();
        }

        public double millis(double percentile) {
            return micros.getValueAtPercentile(percentile) / 1e3;
        }
    }

    /** Returns after every request has completed. */
    public Outcome run(double perSecond, Duration time, LongFunction<Request> requests) throws Exception {
        Promise<Outcome> outcome = Promise.promise();
        var run = new Run(perSecond, (long) Math.ceil(perSecond * time.toMillis() / 1e3), requests, outcome);
        vertx.runOnContext(nothing -> vertx.setPeriodic(TICK_MILLIS, run::sendDueRequests));
        return outcome.future()
                .toCompletionStage()
                .toCompletableFuture()
                .get(time.plus(BACKLOG).plus(RESPONSE_TIMEOUT).toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Accessed on the event loop only. */
    private final class Run {

        private final Histogram micros = new Histogram(DIGITS);
        private final double perSecond;
        private final long count;
        private final LongFunction<Request> requests;
        private final Promise<Outcome> outcome;
        private final long begun = System.nanoTime();
        private long sent;
        private long refused;

        Run(double perSecond, long count, LongFunction<Request> requests, Promise<Outcome> outcome) {
            this.perSecond = perSecond;
            this.count = count;
            this.requests = requests;
            this.outcome = outcome;
        }

        void sendDueRequests(long timer) {
            long now = System.nanoTime();
            while (sent < count && due(sent) <= now) {
                send(sent++);
            }
            if (sent == count) {
                vertx.cancelTimer(timer);
            }
        }

        private long due(long index) {
            return begun + (long) (index * 1e9 / perSecond);
        }

        private void send(long index) {
            Request request = requests.apply(index);
            client.request(request.options())
                    .compose(open -> open.send(request.body()))
                    .compose(response -> response.end().map(response.statusCode()))
                    .onComplete(status -> complete(index, status.succeeded() && status.result() == request.expected()));
        }

        private void complete(long index, boolean accepted) {
            if (accepted) {
                micros.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due(index)));
            } else {
                refused++;
            }
            if (micros.getTotalCount() + refused == count) {
                outcome.complete(new Outcome(micros, refused));
            }
        }
    }
}
