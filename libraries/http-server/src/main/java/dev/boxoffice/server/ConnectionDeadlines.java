package dev.boxoffice.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ByteProcessor;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection whose client is too slow to send a request or to read a response.
 *
 * <p>One handler sees bytes, the other one the messages decoded from them. A request that arrives whole sets no timer.
 */
final class ConnectionDeadlines {

    /** {@link BodyReader} responds first; this closes connections of requests that nothing reads. */
    private static final Duration AFTER_BODY_TIMEOUT = Duration.ofSeconds(2);

    private final Timeouts timeouts;
    private ChannelHandlerContext context;
    private ScheduledFuture<?> input;
    private ScheduledFuture<?> output;
    private boolean inRequest;
    private boolean refused;
    private int messages;
    private int pendingResponses;

    ConnectionDeadlines(Timeouts timeouts) {
        this.timeouts = timeouts;
    }

    /** The handler before the decoder. */
    ChannelHandler bytes() {
        return new Bytes();
    }

    /** The handler after the decoder. */
    ChannelHandler messages() {
        return new Messages();
    }

    private void expectRest(boolean headBegun) {
        if (input != null || refused) {
            return;
        }
        if (inRequest) {
            input = schedule(timeouts.body().plus(AFTER_BODY_TIMEOUT), this::bodyExpired);
        } else if (headBegun) {
            input = schedule(timeouts.head(), this::headExpired);
        }
    }

    private void headExpired() {
        input = null;
        if (pendingResponses > 0 || !context.channel().config().isAutoRead()) {
            expectRest(true); // the server has not read on
            return;
        }
        refuse(new ServerProblem(
                408,
                "request-timeout",
                "Request timeout",
                "The headers did not arrive within " + timeouts.head().toSeconds() + " seconds."));
    }

    private void bodyExpired() {
        input = null;
        if (context.channel().config().isAutoRead()) {
            close();
        } else {
            expectRest(false);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nothing is left to do once the connection is closed
    private void close() {
        context.close();
    }

    /** Writes bytes, because the encoder and the compressor accept no response without a request. */
    @SuppressWarnings("FutureReturnValueIgnored") // nothing is left to do once the connection is closed
    private void refuse(ServerProblem problem) {
        refused = true;
        String body = problem.json();
        String response = """
                HTTP/1.1 %s\r
                content-type: %s\r
                content-length: %d\r
                connection: close\r
                \r
                %s""".formatted(
                        HttpResponseStatus.valueOf(problem.status()), ServerProblem.MEDIA_TYPE, body.length(), body);
        // Closed a moment later: a client that is still sending would otherwise get a reset instead of the problem
        context.writeAndFlush(Unpooled.copiedBuffer(response, US_ASCII))
                .addListener(written -> schedule(ServerProblem.LINGER, this::close));
    }

    private static ServerProblem malformed(String detail) {
        return new ServerProblem(400, "bad-request", "Bad request", detail);
    }

    private ScheduledFuture<?> schedule(Duration delay, Runnable task) {
        return context.executor().schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void cancel(ScheduledFuture<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private final class Bytes extends ChannelInboundHandlerAdapter {

        @Override
        public void handlerAdded(ChannelHandlerContext ctx) {
            context = ctx;
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object bytes) {
            boolean text = bytes instanceof ByteBuf buffer && buffer.forEachByte(ByteProcessor.FIND_NON_CRLF) >= 0;
            int before = messages;
            ctx.fireChannelRead(bytes);
            if (ctx.channel().isActive()) {
                expectRest(text && messages == before);
            }
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext ctx) {
            cancel(output);
            output = ctx.channel().isWritable() ? null : schedule(timeouts.response(), ConnectionDeadlines.this::close);
            ctx.fireChannelWritabilityChanged();
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            cancel(input);
            cancel(output);
            ctx.fireChannelInactive();
        }
    }

    private final class Messages extends ChannelDuplexHandler {

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            if (refused) {
                ReferenceCountUtil.release(message);
                return;
            }
            messages++;
            if (message instanceof HttpRequest request && claimsHttp2(request)) {
                refuse(malformed("The HTTP version must be 1.0 or 1.1."));
                return;
            }
            if (message instanceof HttpRequest) {
                inRequest = true;
                pendingResponses++;
                restart();
            }
            if (message instanceof LastHttpContent) {
                inRequest = false;
                restart();
            }
            // A malformed head is content too; MalformedRequestGuard refuses it
            if (message instanceof HttpContent content
                    && !(message instanceof HttpRequest)
                    && content.decoderResult().isFailure()
                    && pendingResponses <= 1) {
                content.release();
                refuseBody();
                return;
            }
            ctx.fireChannelRead(message);
        }

        /** A request that was refused because of its head has its response already. */
        @SuppressWarnings("FutureReturnValueIgnored") // nothing cancels it
        private void refuseBody() {
            if (pendingResponses == 1) {
                refuse(malformed("The body is not valid HTTP."));
            } else {
                refused = true;
                schedule(ServerProblem.LINGER, ConnectionDeadlines.this::close);
            }
        }

        /** The router would fail, because it expects the headers of HTTP/2. */
        private boolean claimsHttp2(HttpRequest request) {
            return request.protocolVersion().majorVersion() == 2 && pendingResponses == 0;
        }

        private void restart() {
            cancel(input);
            input = null;
        }

        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // the promise reports the result
        public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
            boolean interim = message instanceof HttpResponse response
                    && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
            if (message instanceof LastHttpContent && !interim) {
                pendingResponses--;
            }
            ctx.write(message, promise);
        }
    }
}
