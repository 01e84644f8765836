package org.ustack.identity.internal.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.util.ssl.KeyStoreKeyManager;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import com.unboundid.util.ssl.cert.ManageCertificates;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Directories within TLS, from the first byte or after StartTLS: no password goes to who has not proved who it is. */
class LdapTlsTest {

    private static final String STORE_PASSWORD = "store's secret";

    enum Way {
        LDAPS,
        START_TLS
    }

    @TempDir
    Path folder;

    private TestDirectory there;

    @AfterEach
    void stop() {
        if (there != null) {
            there.close();
        }
    }

    /** @param names of the certificate, as arguments of the tool that makes it */
    private Path certificate(String name, String... names) {
        Path store = folder.resolve(name + ".p12");
        Path certificate = folder.resolve(name + ".pem");
        String[] made = {
            "generate-self-signed-certificate",
            "--keystore",
            store.toString(),
            "--keystore-password",
            STORE_PASSWORD,
            "--keystore-type",
            "PKCS12",
            "--alias",
            "server",
            "--subject-dn",
            "CN=directory",
            "--display-keytool-command"
        };
        String[] all = java.util.stream.Stream.concat(java.util.Arrays.stream(made), java.util.Arrays.stream(names))
                .toArray(String[]::new);
        tool(all);
        tool(
                "export-certificate",
                "--keystore",
                store.toString(),
                "--keystore-password",
                STORE_PASSWORD,
                "--alias",
                "server",
                "--output-file",
                certificate.toString(),
                "--output-format",
                "PEM");
        return certificate;
    }

    private static void tool(String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        assertThat(ManageCertificates.main(null, said, said, arguments))
                .as(said.toString())
                .isEqualTo(ResultCode.SUCCESS);
    }

    private Path here(String name) {
        return certificate(name, "--subject-alternative-name-ip-address", "127.0.0.1");
    }

    /** A directory that shows the certificate of that name. */
    private void start(Way way, String name) throws Exception {
        SSLUtil tls = new SSLUtil(
                new KeyStoreKeyManager(
                        folder.resolve(name + ".p12").toFile(), STORE_PASSWORD.toCharArray(), "PKCS12", "server"),
                new TrustAllTrustManager());
        there = new TestDirectory(
                way == Way.LDAPS
                        ? InMemoryListenerConfig.createLDAPSConfig("ldaps", tls.createSSLServerSocketFactory())
                        : InMemoryListenerConfig.createLDAPConfig("ldap", null, 0, tls.createSSLSocketFactory()));
    }

    @SuppressWarnings("unchecked")
    private LdapDirectory open(Way way, String... namesAndValues) {
        Map<String, Object> set = (Map<String, Object>) there.config().get("ldap");
        set.put("url", (way == Way.LDAPS ? "ldaps" : "ldap") + "://127.0.0.1:" + there.server.getListenPort());
        set.put("use_tls", way == Way.START_TLS);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            set.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        LdapOptions options = new LdapOptions(set);
        return new LdapDirectory(
                options, LdapServers.of(options, Duration.ofSeconds(2), Duration.ofSeconds(2)), 1000, 2);
    }

    private void assertServes(LdapDirectory directory) {
        assertThat(directory.users("ann")).hasSize(1);
        DirectoryUser ann = directory.user("ann").orElseThrow();
        assertThat(directory.authenticates(ann.dn(), "ann's secret")).isTrue();
        assertThat(directory.authenticates(ann.dn(), "wrong")).isFalse();
    }

    private void assertHearsNoPassword(LdapDirectory directory) {
        assertThatThrownBy(() -> directory.users(null)).isInstanceOf(DirectoryDownException.class);
        assertThat(there.binds()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatIsKnownByItsCertificateServes(Way way) throws Exception {
        Path certificate = here("known");
        start(way, "known");
        try (LdapDirectory directory = open(way, "tls_cacertfile", certificate.toString())) {
            assertServes(directory);
        }
        assertThat(there.binds()).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void aFolderOfCertificatesWillDo(Way way) throws Exception {
        Path all = Files.createDirectory(folder.resolve("trusted"));
        here("other");
        here("known");
        for (String name : new String[] {"other", "known"}) {
            Files.copy(folder.resolve(name + ".pem"), all.resolve(name + ".pem"));
        }
        start(way, "known");
        try (LdapDirectory directory = open(way, "tls_cacertdir", all.toString())) {
            assertServes(directory);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownServerHearsNoPassword(Way way) throws Exception {
        Path other = here("other");
        here("unknown");
        start(way, "unknown");
        try (LdapDirectory directory = open(way, "tls_cacertfile", other.toString())) {
            assertHearsNoPassword(directory);
        }
        try (LdapDirectory directory = open(way)) {
            assertHearsNoPassword(directory);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aKnownCertificateOfAnotherNameHearsNoPassword(Way way) throws Exception {
        Path certificate = certificate("elsewhere", "--subject-alternative-name-dns", "ldap.example.org");
        start(way, "elsewhere");
        // By name, since this machine's own address needs no proof.
        String url = (way == Way.LDAPS ? "ldaps" : "ldap") + "://localhost:" + there.server.getListenPort();
        try (LdapDirectory directory = open(way, "url", url, "tls_cacertfile", certificate.toString())) {
            assertHearsNoPassword(directory);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoWantsNoProofGetsNone(Way way) throws Exception {
        certificate("elsewhere", "--subject-alternative-name-dns", "ldap.example.org");
        start(way, "elsewhere");
        try (LdapDirectory directory = open(way, "tls_req_cert", "never")) {
            assertServes(directory);
        }
    }

    /** Nothing falls back to plain text. */
    @Test
    void aServerWithoutTlsHearsNoPassword() {
        there = new TestDirectory();
        try (LdapDirectory directory = open(Way.START_TLS, "tls_req_cert", "never")) {
            assertHearsNoPassword(directory);
        }
    }

    @Test
    void aCertificateFileThatIsNotThereIsNamed() {
        there = new TestDirectory();
        String nowhere = folder.resolve("nowhere.pem").toString();
        assertThatThrownBy(() -> open(Way.LDAPS, "tls_cacertfile", nowhere))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(nowhere);
    }
}
