package org.ustack.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ustack.identity.AuthMethod;

class TokenPayloadTest {

    private static final Fernet.Key KEY = Fernet.Key.of(new byte[Fernet.Key.BYTES]);

    @Property(tries = 500)
    void whatIsPackedComesBack(@ForAll("payloads") TokenPayload payload) {
        assertThat(TokenPayload.unpack(payload.pack())).contains(payload);
    }

    @Property(tries = 200)
    void aSealedTokenStaysBelow255Characters(@ForAll("payloads") TokenPayload payload) {
        String token = Fernet.seal(KEY, payload.pack(), payload.issuedAt(), new byte[Fernet.IV_BYTES]);
        assertThat(token.length()).isLessThan(255);
    }

    /** Torn where the grant begins, it would be a token of the user's own; that the seal does not open is another test's. */
    @Property(tries = 200)
    void aTornPayloadIsNone(@ForAll("plain") TokenPayload payload, @ForAll int cut) {
        byte[] bytes = payload.pack();
        assertThat(TokenPayload.unpack(Arrays.copyOf(bytes, Math.floorMod(cut, bytes.length))))
                .isEmpty();
    }

    /** Of every kind: of the user's own, and under each kind of grant. */
    @Provide
    Arbitrary<TokenPayload> payloads() {
        Arbitrary<String> ids =
                Arbitraries.strings().withChars("0123456789abcdef").ofLength(32);
        Arbitrary<TokenPayload.Grant> grants = Combinators.combine(Arbitraries.of(TokenPayload.GrantKind.class), ids)
                .as(TokenPayload.Grant::new)
                .injectNull(0.3);
        return Combinators.combine(plain(), grants)
                .as((payload, grant) -> new TokenPayload(
                        payload.methods(),
                        payload.userId(),
                        payload.scope(),
                        payload.scopeId(),
                        payload.issuedAt(),
                        payload.expiresAt(),
                        payload.auditIds(),
                        payload.userEpoch(),
                        payload.scopeEpoch(),
                        grant));
    }

    @Provide
    Arbitrary<TokenPayload> plain() {
        Arbitrary<String> hex =
                Arbitraries.strings().withChars("0123456789abcdef").ofLength(32);
        Arbitrary<String> scope = Arbitraries.oneOf(hex, Arbitraries.of("default", "läden", "a"));
        Arbitrary<TokenPayload.ScopeKind> kind = Arbitraries.of(TokenPayload.ScopeKind.class);
        Arbitrary<Long> micros = Arbitraries.longs().between(0, 4_000_000_000_000_000L);
        Arbitrary<List<String>> audits = Arbitraries.of("AAECAwQFBgcICQoLDA0ODw", "__79_Pv6-fj39vX08_Lx8A")
                .list()
                .ofMinSize(1)
                .ofMaxSize(2);
        Arbitrary<List<AuthMethod>> methods = Arbitraries.subsetOf(AuthMethod.values())
                .map(set -> set.stream().sorted().toList());
        Arbitrary<Integer> epochs = Arbitraries.integers().between(0, Integer.MAX_VALUE);
        return Combinators.combine(methods, hex, kind, scope, micros, audits, epochs, epochs)
                .as((m, user, k, target, time, audit, userEpoch, scopeEpoch) -> new TokenPayload(
                        m,
                        user,
                        k,
                        k == TokenPayload.ScopeKind.PROJECT || k == TokenPayload.ScopeKind.DOMAIN ? target : null,
                        Instant.ofEpochSecond(time / 1_000_000, time % 1_000_000 * 1000),
                        Instant.ofEpochSecond(time / 1_000_000 + 3600),
                        audit,
                        userEpoch,
                        scopeEpoch));
    }
}
