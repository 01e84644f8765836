package org.ustack.image.internal.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatInspectorsTest {

    private static final long GIB = 1L << 30;

    @TempDir
    Path folder;

    @Test
    void aDeclaredFormatIsTakenWithTheSizeFromItsHeader() throws Exception {
        assertThat(check("qcow2", qcow2(3, b -> {}))).isEqualTo(GIB);
        assertThat(check("qcow2", qcow2(2, b -> {}))).isEqualTo(GIB);
        assertThat(check("vmdk", vmdk("monolithicSparse", "ffffffff", "RW 2097152 SPARSE \"disk.vmdk\"")))
                .isEqualTo(GIB);
        assertThat(check("vmdk", vmdk("streamOptimized", "ffffffff", "RW 2097152 SPARSE \"disk.vmdk\"")))
                .isEqualTo(GIB);
        assertThat(check("vdi", vdi(1, b -> {}))).isEqualTo(GIB);
        assertThat(check("vhd", vhd(3, true))).isEqualTo(GIB);
        assertThat(check("vhdx", vhdx(0))).isEqualTo(GIB);
        assertThat(check("iso", iso())).isEqualTo(40960);
        assertThat(check("raw", random(1024))).isEqualTo(1024);
        assertThat(check("raw", iso())).isEqualTo(40960);
        assertThat(check("ami", random(1000))).isEqualTo(1000);
    }

    @Test
    void aFixedVhdIsKnownByItsEnd() throws Exception {
        byte[] disk = new byte[4096 + 512];
        System.arraycopy(vhdFooter(2, 4096), 0, disk, 4096, 512);
        assertThat(check("vhd", disk)).isEqualTo(4096);
        assertThatThrownBy(() -> check("raw", disk))
                .isInstanceOf(FormatRefusal.class)
                .hasMessageContaining("vhd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"qcow2", "vmdk", "vdi", "vhd", "vhdx"})
    void structuredBytesAreNotRaw(String format) {
        assertThatThrownBy(() -> check("raw", valid(format)))
                .isInstanceOf(FormatRefusal.class)
                .hasMessage("the data looks like " + format);
        assertThatThrownBy(() -> check("ari", valid(format))).isInstanceOf(FormatRefusal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"QED\0", "# Disk DescriptorFile\nversion=1", "WithoutFreeSpace", "COWD"})
    void otherDisksAreNotRawEither(String beginning) {
        byte[] bytes = new byte[4096];
        byte[] start = beginning.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(start, 0, bytes, 0, start.length);
        assertThatThrownBy(() -> check("raw", bytes)).isInstanceOf(FormatRefusal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"qcow2", "vmdk", "vdi", "vhd", "vhdx", "iso"})
    void randomBytesAreNoDisk(String format) {
        assertThatThrownBy(() -> check(format, random(100_000)))
                .isInstanceOf(FormatRefusal.class)
                .hasMessage("the data looks like raw");
        assertThatThrownBy(() -> check(format, new byte[] {1})).isInstanceOf(FormatRefusal.class);
    }

    @ParameterizedTest
    @CsvSource({"vmdk,qcow2", "qcow2,vmdk", "vdi,vhdx", "iso,qcow2"})
    void oneFormatIsNotAnother(String declared, String actual) {
        assertThatThrownBy(() -> check(declared, valid(actual)))
                .isInstanceOf(FormatRefusal.class)
                .hasMessage("the data looks like " + actual);
    }

    @Test
    void inOtherContainersTheDiskIsNotLookedFor() throws Exception {
        assertThat(check("vhd", "ami", random(2000))).isNull();
        assertThat(check("vmdk", "ova", random(2000))).isNull();
        assertThat(check("raw", "ovf", random(2000))).isNull();
    }

    @Test
    void qcow2ThatReachesOutsideIsRefused() {
        refused("qcow2", qcow2(3, b -> b.putLong(8, 512).putInt(16, 11)), "backing file");
        refused("qcow2", qcow2(2, b -> b.putLong(8, 512)), "backing file");
        refused("qcow2", qcow2(3, b -> b.putLong(72, 1 << 2)), "another file");
        refused("qcow2", qcow2(3, b -> b.putInt(104, 0x44415441).putInt(108, 8)), "another file");
        refused("qcow2", qcow2(2, b -> b.putInt(72, 0x44415441).putInt(76, 8)), "another file");
    }

    @Test
    void qcow2ThatIsNotUnderstoodIsRefused() {
        refused("qcow2", qcow2(3, b -> b.putLong(72, 1L << 40)), "not known");
        refused("qcow2", qcow2(3, b -> b.putLong(72, 1L << 63)), "not known");
        refused("qcow2", qcow2(3, b -> b.putLong(72, 1 << 1)), "corrupt");
        refused("qcow2", qcow2(1, b -> {}), "version 1");
        refused("qcow2", qcow2(4, b -> {}), "version 4");
        refused("qcow2", qcow2(3, b -> b.putInt(32, 2)), "encrypted");
        refused("qcow2", qcow2(3, b -> b.putInt(20, 63)), "cluster");
        refused("qcow2", qcow2(3, b -> b.putLong(40, Long.MIN_VALUE)), "L1 table");
        refused("qcow2", qcow2(3, b -> b.putLong(48, GIB)), "refcount");
        refused("qcow2", qcow2(3, b -> b.putLong(24, -1)), "no size");
        refused("qcow2", qcow2(3, b -> b.putInt(100, 0x7fffffff)), "header length");
        refused("qcow2", java.util.Arrays.copyOf(qcow2(3, b -> {}), 60), "outside of the data");
    }

    @Test
    void lazyRefcountsAndCompressionAreHarmless() throws Exception {
        assertThat(check("qcow2", qcow2(3, b -> b.putLong(72, 1L | 1 << 3 | 1 << 4))))
                .isEqualTo(GIB);
    }

    @Test
    void vmdkThatReachesOutsideIsRefused() {
        refused("vmdk", vmdk("monolithicFlat", "ffffffff", "RW 8 FLAT \"/etc/shadow\" 0"), "one file");
        refused("vmdk", vmdk("monolithicSparse", "ffffffff", "RW 8 FLAT \"disk\" 0"), "another file");
        refused("vmdk", vmdk("monolithicSparse", "ffffffff", "RW 8 SPARSE \"/dev/sda\""), "another file");
        refused("vmdk", vmdk("monolithicSparse", "12345678", "RW 8 SPARSE \"disk\""), "parent");
        refused(
                "vmdk",
                vmdk("monolithicSparse", "ffffffff", "parentFileNameHint=\"/x\"\nRW 8 SPARSE \"disk\""),
                "parent");
        refused("vmdk", vmdk("monolithicSparse", "ffffffff", "RW 8 SPARSE \"a\"\nRW 8 SPARSE \"b\""), "2 extents");
        refused("vmdk", vmdk("monolithicSparse", "ffffffff", ""), "0 extents");
    }

    @Test
    void disksThatDependOnOthersAreRefused() {
        refused("vdi", vdi(4, b -> {}), "another disk");
        refused("vdi", vdi(1, b -> b.putLong(424, 7)), "another disk");
        refused("vhd", vhd(4, true), "another disk");
        refused("vhd", vhd(3, false), "dynamic disk header");
        refused("vhdx", vhdx(2), "another disk");
        byte[] broken = vhd(3, true);
        broken[70]++;
        refused("vhd", broken, "checksum");
    }

    private void refused(String format, byte[] bytes, String reason) {
        assertThatThrownBy(() -> check(format, bytes))
                .isInstanceOf(FormatRefusal.class)
                .hasMessageContaining(reason);
    }

    private Long check(String format, byte[] bytes) throws IOException, FormatRefusal {
        return check(format, "bare", bytes);
    }

    private Long check(String format, String container, byte[] bytes) throws IOException, FormatRefusal {
        Path file = Files.write(folder.resolve("image"), bytes);
        try (FileChannel channel = FileChannel.open(file)) {
            return FormatInspectors.check(format, container, channel);
        }
    }

    private static byte[] valid(String format) {
        return switch (format) {
            case "qcow2" -> qcow2(3, b -> {});
            case "vmdk" -> vmdk("monolithicSparse", "ffffffff", "RW 8 SPARSE \"disk\"");
            case "vdi" -> vdi(1, b -> {});
            case "vhd" -> vhd(3, true);
            case "vhdx" -> vhdx(0);
            default -> throw new IllegalArgumentException(format);
        };
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static byte[] qcow2(int version, Consumer<ByteBuffer> change) {
        ByteBuffer b = ByteBuffer.allocate(4 * 65536);
        b.put(0, new byte[] {'Q', 'F', 'I', (byte) 0xfb})
                .putInt(4, version)
                .putInt(20, 16)
                .putLong(24, GIB)
                .putInt(36, 2);
        b.putLong(40, 3 * 65536).putLong(48, 65536).putInt(56, 1);
        if (version >= 3) {
            b.putInt(96, 4).putInt(100, 104);
        }
        change.accept(b);
        return b.array();
    }

    private static byte[] vmdk(String type, String parent, String extents) {
        ByteBuffer b = ByteBuffer.allocate(64 * 512).order(ByteOrder.LITTLE_ENDIAN);
        b.put(0, "KDMV".getBytes(StandardCharsets.US_ASCII))
                .putInt(4, 1)
                .putInt(8, 3)
                .putLong(12, GIB / 512)
                .putLong(20, 128);
        b.putLong(28, 1).putLong(36, 20);
        String text = "# Disk DescriptorFile\nversion=1\nCID=12345678\nparentCID=" + parent + "\ncreateType=\"" + type
                + "\"\n" + extents + "\n";
        b.put(512, text.getBytes(StandardCharsets.US_ASCII));
        return b.array();
    }

    private static byte[] vdi(int type, Consumer<ByteBuffer> change) {
        ByteBuffer b = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        b.put(0, "<<< Oracle VM VirtualBox Disk Image >>>\n".getBytes(StandardCharsets.US_ASCII))
                .putInt(64, 0xbeda107f);
        b.putInt(68, 0x00010001).putInt(72, 400).putInt(76, type).putLong(368, GIB);
        change.accept(b);
        return b.array();
    }

    private static byte[] vhdFooter(int type, long size) {
        ByteBuffer b = ByteBuffer.allocate(512);
        b.put(0, "conectix".getBytes(StandardCharsets.US_ASCII)).putInt(8, 2).putInt(12, 0x00010000);
        b.putLong(16, type == 2 ? -1 : 512).putLong(40, size).putLong(48, size).putInt(60, type);
        int sum = 0;
        for (byte value : b.array()) {
            sum += value & 0xff;
        }
        return b.putInt(64, ~sum).array();
    }

    private static byte[] vhd(int type, boolean withDynamicHeader) {
        byte[] bytes = new byte[4096];
        System.arraycopy(vhdFooter(type, GIB), 0, bytes, 0, 512);
        System.arraycopy(vhdFooter(type, GIB), 0, bytes, 4096 - 512, 512);
        if (withDynamicHeader) {
            System.arraycopy("cxsparse".getBytes(StandardCharsets.US_ASCII), 0, bytes, 512, 8);
        }
        return bytes;
    }

    private static byte[] vhdx(int flags) {
        ByteBuffer b = ByteBuffer.allocate(2 << 20).order(ByteOrder.LITTLE_ENDIAN);
        b.put(0, "vhdxfile".getBytes(StandardCharsets.US_ASCII));
        int regions = 192 * 1024;
        int metadata = 1 << 20;
        b.put(regions, "regi".getBytes(StandardCharsets.US_ASCII)).putInt(regions + 8, 1);
        guid(b, regions + 16, "8b7ca206-4790-4b9a-b8fe-575f050f886e")
                .putLong(regions + 32, metadata)
                .putInt(regions + 40, 1 << 20);
        b.put(metadata, "metadata".getBytes(StandardCharsets.US_ASCII)).putShort(metadata + 10, (short) 2);
        guid(b, metadata + 32, "caa16737-fa36-4d43-b3b6-33f0aa44e76b")
                .putInt(metadata + 48, 65536)
                .putInt(metadata + 52, 8);
        guid(b, metadata + 64, "2fa54224-cd1b-4876-b211-5dbed83bf4b8")
                .putInt(metadata + 80, 65544)
                .putInt(metadata + 84, 8);
        b.putInt(metadata + 65536, 32 << 20).putInt(metadata + 65540, flags).putLong(metadata + 65544, GIB);
        return b.array();
    }

    private static ByteBuffer guid(ByteBuffer b, int at, String text) {
        UUID uuid = UUID.fromString(text);
        long high = uuid.getMostSignificantBits();
        b.putInt(at, (int) (high >>> 32))
                .putShort(at + 4, (short) (high >>> 16))
                .putShort(at + 6, (short) high);
        return b.putLong(at + 8, Long.reverseBytes(uuid.getLeastSignificantBits()));
    }

    private static byte[] iso() {
        byte[] bytes = new byte[40960];
        System.arraycopy("\1CD001\1".getBytes(StandardCharsets.US_ASCII), 0, bytes, 32768, 7);
        return bytes;
    }
}
