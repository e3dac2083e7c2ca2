package dev.boxoffice.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.VertxServiceProvider;

/**
 * Adds {@link ConnectionDeadlines} to every connection of an HTTP/1.1 server.
 *
 * <p>Vert.x has an idle timeout only, which a client evades by sending one byte at a time. See ADR 0025.
 */
public final class DeadlineTransport implements VertxServiceProvider {

    /** Names of the handlers that Vert.x adds to a pipeline. */
    private static final String DECODER = "httpDecoder";

    private static final String VERTX_HANDLER = "handler";

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
            channel.pipeline().addLast(delegate); // a ChannelInitializer, which builds the pipeline now
            if (channel.pipeline().get(DECODER) != null) {
                var deadlines = new ConnectionDeadlines(timeouts);
                channel.pipeline().addFirst(deadlines.bytes());
                channel.pipeline().addBefore(VERTX_HANDLER, null, deadlines.messages());
            }
        }
    }
}
