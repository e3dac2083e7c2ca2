package dev.boxoffice.storefront.live;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

@ConfigMapping(prefix = "boxoffice.live")
interface LiveConfig {

    /** The pause between two reads of a topic. */
    Duration interval();

    /** The pause between two signs of life, because proxies close silent connections. */
    Duration heartbeat();

    /** How long a stream lasts. Pages connect again, so that streams spread over new instances. */
    Duration lifetime();

    int maxStreams();

    /** Streams of one visitor, whose open pages have one each. */
    int maxStreamsPerVisitor();

    /** Streams of guests and of visitors without a session from one network, which many may share. */
    int maxStreamsPerNetwork();

    int maxTopics();

    /** Topics whose observation one network has started: far fewer than all, to leave room for others. */
    int maxTopicsPerNetwork();

    int maxTopicsPerStream();

    /** How many pages per second load what has changed, at most, for each topic. */
    int reloadsPerSecond();
}
