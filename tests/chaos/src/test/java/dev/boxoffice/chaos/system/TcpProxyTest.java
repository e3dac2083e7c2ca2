package dev.boxoffice.chaos.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boxoffice.launcher.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TcpProxyTest {

    private static final int SHORT_MILLIS = 200;

    private final InetAddress loopback = InetAddress.getLoopbackAddress();
    private final int port = FreePort.any();
    private ServerSocket server;
    private TcpProxy proxy;
    private Socket client;
    private Socket peer;

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 1, loopback);
        proxy = new TcpProxy(port, server.getLocalPort());
        client = new Socket(loopback, port);
        peer = server.accept();
        client.getOutputStream().write(0);
        assertThat(peer.getInputStream().read()).isZero(); // the proxy has connected both ends
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        peer.close();
        proxy.close();
        server.close();
    }

    @Test
    void forwardsInBothDirections() throws IOException {
        client.getOutputStream().write(1);
        peer.getOutputStream().write(2);

        assertThat(peer.getInputStream().read()).isEqualTo(1);
        assertThat(client.getInputStream().read()).isEqualTo(2);
    }

    @Test
    void deliversDroppedDataAfterHealing() throws IOException {
        proxy.fail(Network.Failure.DROP);
        client.getOutputStream().write(1);
        peer.setSoTimeout(SHORT_MILLIS);
        assertThatThrownBy(() -> peer.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

        proxy.heal();

        peer.setSoTimeout(0);
        assertThat(peer.getInputStream().read()).isEqualTo(1);
    }

    @Test
    void resetsBothEnds() {
        proxy.fail(Network.Failure.RESET);

        assertThatThrownBy(() -> client.getInputStream().read()).hasMessageContaining("reset");
        assertThatThrownBy(() -> peer.getInputStream().read()).hasMessageContaining("reset");
    }

    @Test
    void keepsThePeerOfAHalfOpenConnection() throws IOException {
        proxy.fail(Network.Failure.HALF_OPEN);

        assertThatThrownBy(() -> client.getInputStream().read()).hasMessageContaining("reset");
        peer.setSoTimeout(SHORT_MILLIS);
        assertThatThrownBy(() -> peer.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

        proxy.heal();

        peer.setSoTimeout(0);
        assertThatThrownBy(() -> peer.getInputStream().read()).hasMessageContaining("reset");
    }
}
