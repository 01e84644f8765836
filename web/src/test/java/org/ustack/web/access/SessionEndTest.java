package org.ustack.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Two requests of one page found the token void at the same time; the second one answered 500. */
class SessionEndTest {

    @Test
    void aSessionThatAnotherRequestHasEndedIsNoFault() {
        AtomicInteger ends = new AtomicInteger();
        HttpSession session = (HttpSession) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpSession.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("invalidate");
                    if (ends.incrementAndGet() > 1) {
                        throw new IllegalStateException("Session already invalidated");
                    }
                    return null;
                });

        SignInFilter.end(session);
        assertThatCode(() -> SignInFilter.end(session)).doesNotThrowAnyException();
        assertThat(ends).hasValue(2);
    }
}
