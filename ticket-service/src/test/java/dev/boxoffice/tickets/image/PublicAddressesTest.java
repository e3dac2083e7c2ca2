package dev.boxoffice.tickets.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "127.0.0.1",
                "127.9.9.9",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "3fff::1",
                "fc00::1",
                "fd12::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void excludeSpecialPurposes(String address) throws UnknownHostException {
        assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "8.8.8.8", "172.32.0.1", "192.167.0.1", "2606:4700:4700::1111", "2a00::1"})
    void containAllOthers(String address) throws UnknownHostException {
        assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://1.1.1.1/a.png",
                "ftp://1.1.1.1/a.png",
                "file:///etc/passwd",
                "https:///a.png",
                "//1.1.1.1/a.png",
                "a.png",
                "https://user:secret@1.1.1.1/a.png",
                "https://1.1.1.1:8443/a.png",
                "https://1.1.1.1/a.png#x",
                "data:image/png;base64,AAAA",
                "jar:https://1.1.1.1/a.jar!/a.png"
            })
    void refuseOtherSchemesAndPorts(String address) {
        assertThatThrownBy(() -> ImageAddress.of(URI.create(address), FetchPolicy.PUBLIC))
                .hasMessageContaining("InvalidAddress");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://localhost/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://169.254.169.254/latest/meta-data/",
                "https://127.1/",
                "https://2130706433/"
            })
    void refuseHostsThatAreNotPublic(String address) {
        assertThatThrownBy(() -> ImageAddress.of(URI.create(address), FetchPolicy.PUBLIC))
                .isInstanceOf(ImageException.class);
    }
}
