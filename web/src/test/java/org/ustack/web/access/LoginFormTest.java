package org.ustack.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginFormTest {

    @Test
    void theWayBackIsKept() {
        assertThat(LoginForm.target("/server.xhtml?id=1-2&tab=log"))
                .isEqualTo("/server.xhtml?id=1-2&tab=log&faces-redirect=true");
        assertThat(LoginForm.target("/servers.xhtml")).isEqualTo("/servers.xhtml?faces-redirect=true");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "https://elsewhere.example/",
                "//elsewhere.example/x.xhtml",
                "/\\elsewhere.example",
                "/../x.xhtml",
                "/a.xhtml?x=\r\nSet-Cookie:y",
                "javascript:alert(1)",
                "/a.xhtml#{x}"
            })
    void aLoginNeverLeadsToAnotherSite(String next) {
        assertThat(LoginForm.target(next)).isEqualTo("/overview.xhtml?faces-redirect=true");
    }
}
