package dev.boxoffice.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.VertxServiceProvider;

/**
 * Adds {@link ConnectionDeadlines} to every connection of an HTTP/1.1 server, and turns HTTP/2 without TLS off where Quarkus
 * cannot: for the management server.
 *
 * <p>Vert.x has an idle timeout only, which a client evades by sending one byte at a time. See ADR 0025.
 */
public final class DeadlineTransport implements VertxServiceProvider {

    /** Names of the handlers that Vert.x adds to a pipeline. */
    private static final String DECODER = "httpDecoder";

    private static final String VERTX_HANDLER = "handler";

    /** Upgrades to HTTP/2; replaces itself with {@link #VERTX_HANDLER} when a request does not ask for it. */
    private static final String UPGRADE_HANDLER = "h2c";

    @Override
    public void init(VertxBuilder builder) {
        if (builder.findTransport() == JDKTransport.INSTANCE) {
            builder.findTransport(new Guarded());
        }
    }

    private static final class Guarded extends JDKTransport {

        @Override
        public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
            super.configure(options, domainSocket, bootstrap);
            if (!options.isSsl()) {
                bootstrap.childHandler(new Initializer(bootstrap.config().childHandler()));
            }
        }
    }

    @ChannelHandler.Sharable
    private static final class Initializer extends ChannelInitializer<Channel> {

        private final ChannelHandler delegate;
        private final Timeouts timeouts = Timeouts.configured();

        Initializer(ChannelHandler delegate) {
            this.delegate = delegate;
        }

        @Override
        protected void initChannel(Channel channel) {
            ChannelPipeline pipeline = channel.pipeline();
            pipeline.addLast(delegate); // a ChannelInitializer, which builds the pipeline now
            String last = VERTX_HANDLER;
            if (pipeline.get(DECODER) == null) {
                chooseHttp1(pipeline);
                last = UPGRADE_HANDLER;
            }
            var deadlines = new ConnectionDeadlines(timeouts);
            pipeline.addFirst(deadlines.bytes());
            pipeline.addBefore(last, null, deadlines.messages());
        }

        /**
         * Vert.x waits for the first bytes to choose a protocol. HTTP/1.1 ignores an empty line before a request (RFC 9112,
         * section 2.2), HTTP/2 does not begin with one.
         */
        private static void chooseHttp1(ChannelPipeline pipeline) {
            pipeline.fireChannelRead(Unpooled.copiedBuffer("\r\n", US_ASCII));
            pipeline.addBefore(UPGRADE_HANDLER, null, new WithoutUpgrade());
        }
    }

    /** Ignores that the first request of a connection asks for another protocol (RFC 9110, section 7.8). */
    private static final class WithoutUpgrade extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest request) {
                request.headers().remove(HttpHeaderNames.UPGRADE);
            }
            context.pipeline().remove(this);
            context.fireChannelRead(message);
        }
    }
}
