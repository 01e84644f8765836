package org.ustack.identity.internal.delegation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ustack.identity.SignedRequest;

/** The signature against the example of its specification. */
class OAuthSignatureTest {

    /** RFC 5849, section 1.2: the request for a temporary credential, here over HMAC-SHA1. */
    @Test
    void oauthIsTheStandards() {
        SignedRequest request = new SignedRequest(
                "GET",
                "http://photos.example.net/photos",
                Map.of(
                        "realm", "Photos",
                        "oauth_consumer_key", "dpf43f3p2l4k3l03",
                        "oauth_token", "nnch734d00sl2jdk",
                        "oauth_signature_method", "HMAC-SHA1",
                        "oauth_timestamp", "137131202",
                        "oauth_nonce", "chapoH",
                        "oauth_signature", "MdpQcU8iPSUjWoN/UDMsK2sui9I="),
                Map.of("file", "vacation.jpg", "size", "original"));
        assertThat(OAuthSignature.isRight(request, "kd94hf93k423kf44", "pfkkdhi9sl3r4s00"))
                .isTrue();
        assertThat(OAuthSignature.isRight(request, "kd94hf93k423kf44", "other")).isFalse();
    }
}
