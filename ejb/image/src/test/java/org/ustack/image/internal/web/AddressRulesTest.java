package org.ustack.image.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ustack.image.AddressBlock;

class AddressRulesTest {

    private final AddressRules rules = new AddressRules(Set.of(80, 443), List.of(), List.of(), address -> false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.200.3.4",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "100.64.0.1",
                "169.254.169.254",
                "198.18.0.1",
                "224.0.0.1",
                "239.1.1.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "fe80::1",
                "fec0::1",
                "fd00::1",
                "ff02::1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001::1"
            })
    void whatIsInsideIsRefused(String address) throws Exception {
        assertThat(rules.takes(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.216.34", "172.32.0.1", "100.128.0.1", "9.255.255.255", "2606:2800:220:1::1"})
    void whatIsOutsideIsTaken(String address) throws Exception {
        assertThat(rules.takes(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void theCloudItselfIsRefusedAndSoIsWhatTheOperatorNames() throws Exception {
        InetAddress own = InetAddress.getByName("203.0.113.5");
        InetAddress named = InetAddress.getByName("198.51.100.7");
        AddressRules narrower =
                new AddressRules(Set.of(), List.of(), AddressBlock.parseList("198.51.100.0/24"), own::equals);
        assertThat(rules.takes(own)).isTrue();
        assertThat(narrower.takes(own)).isFalse();
        assertThat(narrower.takes(named)).isFalse();
    }

    @Test
    void whatTheOperatorAllowsGoesBeforeAllElse() throws Exception {
        InetAddress mirror = InetAddress.getByName("10.0.0.9");
        AddressRules wider = new AddressRules(Set.of(), AddressBlock.parseList("10.0.0.9"), List.of(), mirror::equals);
        assertThat(wider.takes(mirror)).isTrue();
        assertThat(wider.takes(InetAddress.getByName("10.0.0.8"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.org,http://example.org/",
        "HTTP://example.org:80/a?b=c,http://example.org/a?b=c",
        "https://example.org:443/a#part,https://example.org/a",
        "https://example.org:8443/,https://example.org:8443/",
        "http://[2001:db8::1]/x,http://[2001:db8::1]/x"
    })
    void addressesOfTheWeb(String text, String normal) throws Exception {
        assertThat(WebAddress.parse(text)).hasToString(normal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org/image",
                "file:///etc/passwd",
                "ftp://example.org/",
                "gopher://example.org/",
                "http://",
                "http:///x",
                "http://user:secret@example.org/",
                "http://user@127.0.0.1/",
                "http://example.org:70000/",
                "http://exa mple.org/",
                "http://example.org/\r\nX: y"
            })
    void whatIsNoAddressOfTheWeb(String text) {
        assertThatThrownBy(() -> WebAddress.parse(text)).isInstanceOf(FetchRefused.class);
    }
}
