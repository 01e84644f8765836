package org.ustack.compute.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ustack.compute.internal.World.ADMIN;
import static org.ustack.compute.internal.World.OWNER;
import static org.ustack.compute.internal.World.STRANGER;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ustack.compute.ComputeError;
import org.ustack.compute.ConsoleService.ConsoleAccess;
import org.ustack.compute.ConsoleService.ConsoleTarget;
import org.ustack.compute.FlavorService.FlavorView;
import org.ustack.compute.FlavorService.NewFlavor;
import org.ustack.compute.KeyPairService.CreatedKeyPair;
import org.ustack.compute.KeyPairService.KeyPairView;
import org.ustack.contract.ControlReply;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.ErrorCode;
import org.ustack.kernel.PageRequest;

/** Flavors, key pairs and consoles. */
class CatalogueTest {

    /** Made with ssh-keygen; fingerprints from ssh-keygen -l -E md5. */
    private static final String ED25519 =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIH7bKl8+mbttQ9hKJeS0wmp3Vt5X5Kqi7FL23JUS7g2u me@home";

    private static final String ECDSA =
            "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBMJTIaEodRCikq2ED5"
                    + "IbKoeV2TrK33huXf4kykEvtAC0Dc5t0dsEEoL0R1EKtetM/bfdd3P5tPNJ8/JigeWdHu0= me@home";

    private World world;

    @BeforeEach
    void open() {
        world = new World();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static void assertRefused(Runnable call, ErrorCode code) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(CloudException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    private FlavorView create(String id, boolean isPublic) {
        return world.in(
                b -> b.flavors.create(ADMIN, new NewFlavor(id, "n-" + id, 2, 1024, 10, 0, 0, 1.0, isPublic, "text")));
    }

    @Test
    void flavorIdAndNameAreTakenUntilItIsDeletedAndItsNameStaysKnown() {
        create("a", true);
        assertRefused(() -> create("a", true), ComputeError.FLAVOR_ID_EXISTS);
        assertRefused(
                () -> world.run(b -> b.flavors.create(ADMIN, new NewFlavor("z", "n-a", 1, 1, 1, 0, 0, 1, true, null))),
                ComputeError.FLAVOR_NAME_EXISTS);
        world.run(b -> b.flavors.delete(ADMIN, "a"));
        assertRefused(() -> world.run(b -> b.flavors.get(ADMIN, "a")), ComputeError.FLAVOR_NOT_FOUND);
        Map<String, String> names = world.in(b -> b.flavors.names(List.of("a", "f1", "x")));
        assertThat(names).isEqualTo(Map.of("a", "n-a", "f1", "name-f1"));
        assertThat(create("a", true).id()).isEqualTo("a");
        assertThat(create(null, true).id()).hasSize(36);
    }

    @Test
    void privateFlavorIsSeenByThoseWithAccess() {
        create("secret", false);
        assertRefused(() -> world.run(b -> b.flavors.get(OWNER, "secret")), ComputeError.FLAVOR_NOT_FOUND);
        List<String> first = world.in(b -> b.flavors.access(ADMIN, "secret"));
        assertThat(first).as("not even the project that it was made in").isEmpty();
        assertThat(ids(ADMIN, true)).containsExactly("f1");
        List<String> access = world.in(b -> b.flavors.addAccess(ADMIN, "secret", "project-1"));
        assertThat(access).containsExactly("project-1");
        assertRefused(
                () -> world.run(b -> b.flavors.addAccess(ADMIN, "secret", "project-1")),
                ComputeError.FLAVOR_ACCESS_EXISTS);
        assertThat(world.in(b -> b.flavors.get(OWNER, "secret")).name()).isEqualTo("n-secret");
        assertThat(ids(OWNER, null)).containsExactly("f1", "secret");
        assertThat(ids(STRANGER, null)).containsExactly("f1");
        assertThat(ids(ADMIN, false)).containsExactly("secret");
        assertThat(ids(ADMIN, null)).containsExactly("f1", "secret");
        world.run(b -> b.flavors.removeAccess(ADMIN, "secret", "project-1"));
        assertThat(ids(OWNER, null)).containsExactly("f1");
        assertRefused(
                () -> world.run(b -> b.flavors.removeAccess(ADMIN, "secret", "project-1")),
                ComputeError.FLAVOR_ACCESS_NOT_FOUND);
        assertRefused(() -> world.run(b -> b.flavors.access(ADMIN, "f1")), ComputeError.FLAVOR_IS_PUBLIC);
    }

    private List<String> ids(org.ustack.kernel.RequestContext caller, Boolean isPublic) {
        return world
                .in(b -> b.flavors.list(caller, isPublic, 0, 0, "flavorid", true, PageRequest.first()))
                .items()
                .stream()
                .map(FlavorView::id)
                .toList();
    }

    @Test
    void flavorsArePagedFilteredAndHaveExtraSpecs() {
        create("a", true);
        create("b", true);
        var page = world.in(b -> b.flavors.list(OWNER, null, 0, 0, "memory_mb", false, new PageRequest(2, null)));
        assertThat(page.items()).extracting(FlavorView::ram).containsExactly(1024, 1024);
        assertThat(page.more()).isTrue();
        var rest = world.in(b -> b.flavors.list(
                OWNER,
                null,
                0,
                0,
                "memory_mb",
                false,
                new PageRequest(2, page.items().get(1).id())));
        assertThat(rest.items()).extracting(FlavorView::id).containsExactly("f1");
        assertThat(world.in(b -> b.flavors.list(OWNER, null, 5, 1000, null, true, PageRequest.first()))
                        .items())
                .extracting(FlavorView::id)
                .containsExactly("a", "b");
        world.run(b -> b.flavors.setExtraSpecs(ADMIN, "a", Map.of("x", "1", "y", "2")));
        world.run(b -> b.flavors.deleteExtraSpec(ADMIN, "a", "x"));
        assertThat(world.in(b -> b.flavors.get(OWNER, "a")).extraSpecs()).isEqualTo(Map.of("y", "2"));
        assertRefused(
                () -> world.run(b -> b.flavors.deleteExtraSpec(ADMIN, "a", "x")), ComputeError.EXTRA_SPEC_NOT_FOUND);
    }

    @Test
    void madeKeyPairHasAPrivateKeyThatFitsAndIsNotKept() throws Exception {
        CreatedKeyPair made = world.in(b -> b.keyPairs.create(OWNER, null, "k", "ssh", null));
        assertThat(made.privateKey())
                .startsWith("-----BEGIN RSA PRIVATE KEY-----\n")
                .endsWith("-----END RSA PRIVATE KEY-----\n");
        byte[] pkcs1 = Base64.getMimeDecoder().decode(made.privateKey().replaceAll("-----[A-Z ]+-----", ""));
        RSAPrivateKey key =
                (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(wrap(pkcs1)));
        String blob = made.keyPair().publicKey().split(" ")[1];
        assertThat(Base64.getDecoder().decode(blob)).endsWith(key.getModulus().toByteArray());
        assertThat(SshKeys.check(made.keyPair().publicKey()))
                .isEqualTo(made.keyPair().fingerprint());
        assertThat(made.keyPair().fingerprint()).matches("([0-9a-f]{2}:){15}[0-9a-f]{2}");
        KeyPairView kept = world.in(b -> b.keyPairs.get(OWNER, null, "k"));
        assertThat(kept.publicKey()).isEqualTo(made.keyPair().publicKey());
        assertRefused(
                () -> world.run(b -> b.keyPairs.create(OWNER, null, "k", "ssh", null)), ComputeError.KEY_PAIR_EXISTS);
    }

    @Test
    void madeCertificateIsForClientsAndNamesItsUser() throws Exception {
        CreatedKeyPair made = world.in(b -> b.keyPairs.create(OWNER, null, "win", "x509", null));
        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(made.keyPair().publicKey().getBytes(StandardCharsets.US_ASCII)));
        certificate.verify(certificate.getPublicKey());
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=" + OWNER.userId());
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
        assertThat(new String(certificate.getExtensionValue("2.5.29.17"), StandardCharsets.US_ASCII))
                .contains(OWNER.userId() + "@localhost");
        assertThat(made.privateKey()).startsWith("-----BEGIN RSA PRIVATE KEY-----\n");
        assertThat(made.keyPair().type()).isEqualTo("x509");
        assertThat(made.keyPair().fingerprint())
                .isEqualTo(SshKeys.checkCertificate(made.keyPair().publicKey()));
    }

    /** PKCS #8 round PKCS #1, with the lengths of a 2048 bit key. */
    private static byte[] wrap(byte[] pkcs1) {
        byte[] head = {
            0x30,
            (byte) 0x82,
            0,
            0,
            2,
            1,
            0,
            0x30,
            13,
            6,
            9,
            0x2a,
            (byte) 0x86,
            0x48,
            (byte) 0x86,
            (byte) 0xf7,
            13,
            1,
            1,
            1,
            5,
            0,
            4,
            (byte) 0x82,
            (byte) (pkcs1.length >> 8),
            (byte) pkcs1.length
        };
        int inner = head.length - 4 + pkcs1.length;
        head[2] = (byte) (inner >> 8);
        head[3] = (byte) inner;
        byte[] all = java.util.Arrays.copyOf(head, head.length + pkcs1.length);
        System.arraycopy(pkcs1, 0, all, head.length, pkcs1.length);
        return all;
    }

    @Test
    void importedKeysAreChecked() {
        CreatedKeyPair imported = world.in(b -> b.keyPairs.create(OWNER, null, "e", "ssh", ED25519));
        assertThat(imported.privateKey()).isNull();
        assertThat(imported.keyPair().fingerprint()).isEqualTo("b6:ca:85:37:e3:2c:c4:45:29:c4:45:14:49:07:7c:37");
        assertThat(SshKeys.check(ECDSA)).isEqualTo("67:d4:6d:45:7c:ba:c7:df:ba:83:18:f3:4e:8c:75:49");
        for (String bad : List.of(
                "",
                "ssh-rsa",
                "ssh-rsa AAAA",
                "ssh-rsa !!!",
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEdl x",
                ED25519.replace("ssh-ed25519", "ssh-rsa"),
                "ssh-dss AAAAB3NzaC1kc3M=",
                "text\ntext text")) {
            assertRefused(
                    () -> world.run(b -> b.keyPairs.create(OWNER, null, "x", "ssh", bad)),
                    ComputeError.KEY_PAIR_INVALID);
        }
        assertRefused(
                () -> world.run(b -> b.keyPairs.create(OWNER, null, "x", "x509", "no pem")),
                ComputeError.KEY_PAIR_INVALID);
    }

    @Test
    void keyPairsBelongToTheirUser() {
        for (String name : List.of("c", "a", "b")) {
            world.run(b -> b.keyPairs.create(OWNER, null, name, "ssh", ED25519));
        }
        var page = world.in(b -> b.keyPairs.list(OWNER, null, new PageRequest(2, null)));
        assertThat(page.items()).extracting(KeyPairView::name).containsExactly("a", "b");
        assertThat(page.more()).isTrue();
        assertThat(world.in(b -> b.keyPairs.list(OWNER, null, new PageRequest(2, "b")))
                        .items())
                .hasSize(1);
        assertThat(world.in(b -> b.keyPairs.list(STRANGER, "user-1", PageRequest.first()))
                        .items())
                .isEmpty();
        assertThat(world.in(b -> b.keyPairs.list(ADMIN, "user-1", PageRequest.first()))
                        .items())
                .hasSize(3);
        assertRefused(
                () -> world.run(b -> b.keyPairs.delete(STRANGER, "user-1", "a")), ComputeError.KEY_PAIR_NOT_FOUND);
        world.run(b -> b.keyPairs.delete(OWNER, null, "a"));
        assertRefused(() -> world.run(b -> b.keyPairs.get(OWNER, null, "a")), ComputeError.KEY_PAIR_NOT_FOUND);
    }

    @Test
    void consoleTokenWorksOnceAndExpires() {
        String id = world.bootOne("s");
        assertRefused(
                () -> world.run(b -> b.consoles.open(OWNER, id, "vnc", "novnc")), ComputeError.CONSOLE_UNAVAILABLE);
        world.booted(id);
        ConsoleAccess access = world.in(b -> b.consoles.open(OWNER, id, "vnc", "novnc"));
        assertThat(access.url()).isEqualTo("http://127.0.0.1:8080/dashboard/console.xhtml?token=" + access.token());
        ConsoleTarget target = world.in(b -> b.consoles.use(access.token()));
        assertThat(target).isEqualTo(new ConsoleTarget(id, "s", "10.0.0.9", 5901));
        assertRefused(() -> world.run(b -> b.consoles.use(access.token())), ComputeError.CONSOLE_TOKEN_INVALID);
        ConsoleAccess second = world.in(b -> b.consoles.open(OWNER, id, "vnc", "novnc"));
        world.passSeconds(600);
        assertRefused(() -> world.run(b -> b.consoles.use(second.token())), ComputeError.CONSOLE_TOKEN_INVALID);
        world.dialogue.reply = new ControlReply.Refused("NO_DOMAIN", "no screen");
        assertRefused(
                () -> world.run(b -> b.consoles.open(OWNER, id, "vnc", "novnc")), ComputeError.CONSOLE_UNAVAILABLE);
        assertRefused(
                () -> world.run(b -> b.consoles.open(STRANGER, id, "vnc", "novnc")), ComputeError.SERVER_NOT_FOUND);
        world.dialogue.reply = new ControlReply.ConsoleLog("login:");
        String log = world.in(b -> b.servers.consoleLog(OWNER, id, 5));
        assertThat(log).isEqualTo("login:");
    }
}
