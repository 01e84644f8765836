package org.ustack.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ustack.hypervisor.DomainSpec;
import org.ustack.hypervisor.DomainStamp;
import org.w3c.dom.Document;

class DomainXmlTest {

    private static final String HOSTILE = "]]></title><x a='1'> & \"quoted\" 'it' 云 😀 \u0007\nsecond";

    private static DomainSpec spec(List<DomainSpec.Disk> disks) {
        return new DomainSpec(
                "3f1c1a55-0000-4000-8000-000000000001",
                "instance-00000001",
                HOSTILE,
                2,
                512,
                disks,
                List.of(new DomainSpec.Nic("fa:16:3e:00:00:01", "br-1", "tap-1", "virtio", 1450)),
                "/instances/1/console.log",
                "/instances/1/config.iso",
                new DomainStamp("op <1> & 'x'", 7));
    }

    private static DomainSpec spec() {
        return spec(List.of(
                new DomainSpec.Disk("/instances/1/a&b.qcow2", "qcow2", "virtio", "disk-1"),
                new DomainSpec.Disk("/instances/1/data.raw", "raw", "virtio", null)));
    }

    private static Document write(HypervisorKind kind, String type, DomainSpec spec) throws Exception {
        return Xml.parse(new DomainXml(kind, type).write(spec));
    }

    private static String at(Document xml, String path) throws Exception {
        return XPathFactory.newInstance().newXPath().evaluate(path, xml);
    }

    @Test
    void whatTheUserWroteStaysText() throws Exception {
        Document xml = write(HypervisorKind.QEMU, "qemu", spec());

        assertThat(at(xml, "/domain/title")).isEqualTo("]]></title><x a='1'> & \"quoted\" 'it' 云 😀 \uFFFD second");
        assertThat(at(xml, "count(//x)")).isEqualTo("0");
        assertThat(at(xml, "/domain/devices/disk[1]/source/@file")).isEqualTo("/instances/1/a&b.qcow2");
    }

    @Test
    void formatsOfDisksArePinnedAndTargetsCountUp() throws Exception {
        Document xml = write(HypervisorKind.QEMU, "qemu", spec());

        assertThat(at(xml, "//disk[1]/driver/@type")).isEqualTo("qcow2");
        assertThat(at(xml, "//disk[2]/driver/@type")).isEqualTo("raw");
        assertThat(at(xml, "count(//disk[not(driver/@type)])")).isEqualTo("0");
        assertThat(at(xml, "//disk[1]/target/@dev")).isEqualTo("vda");
        assertThat(at(xml, "//disk[2]/target/@dev")).isEqualTo("vdb");
        assertThat(at(xml, "//disk[1]/serial")).isEqualTo("disk-1");
        assertThat(at(xml, "//disk[@device='cdrom']/target/@dev")).isEqualTo("hda");
        assertThat(at(xml, "count(//disk[@device='cdrom']/readonly)")).isEqualTo("1");
    }

    @Test
    void disksAreLetteredAsTheKernelDoes() {
        assertThat(DomainXml.letters(0)).isEqualTo("a");
        assertThat(DomainXml.letters(25)).isEqualTo("z");
        assertThat(DomainXml.letters(26)).isEqualTo("aa");
        assertThat(DomainXml.letters(701)).isEqualTo("zz");
        assertThat(DomainXml.letters(702)).isEqualTo("aaa");
    }

    @Test
    void qemuHasItsDevices() throws Exception {
        Document xml = write(HypervisorKind.QEMU, "qemu", spec());

        assertThat(at(xml, "/domain/os/type/@machine")).isEqualTo("pc");
        assertThat(at(xml, "count(/domain/features/acpi)")).isEqualTo("1");
        assertThat(at(xml, "//serial/log/@file")).isEqualTo("/instances/1/console.log");
        assertThat(at(xml, "//serial/log/@append")).isEqualTo("on");
        assertThat(at(xml, "//graphics/@listen")).isEqualTo("127.0.0.1");
        assertThat(at(xml, "//graphics/@autoport")).isEqualTo("yes");
        assertThat(at(xml, "//rng/@model")).isEqualTo("virtio");
        assertThat(at(xml, "//memballoon/@model")).isEqualTo("virtio");
        assertThat(at(xml, "//interface/rom/@enabled")).isEqualTo("no");
        assertThat(at(xml, "//interface/mtu/@size")).isEqualTo("1450");
        assertThat(at(xml, "//interface/target/@dev")).isEqualTo("tap-1");
        assertThat(at(xml, "/domain/cpu/model")).isEqualTo("Nehalem");
    }

    @Test
    void kvmTakesTheHostsProcessor() throws Exception {
        assertThat(at(write(HypervisorKind.QEMU, "kvm", spec()), "/domain/cpu/@mode"))
                .isEqualTo("host-model");
    }

    @Test
    void scsiDisksHaveTheirController() throws Exception {
        Document xml =
                write(HypervisorKind.QEMU, "qemu", spec(List.of(new DomainSpec.Disk("/d", "raw", "scsi", null))));

        assertThat(at(xml, "//controller[@type='scsi']/@model")).isEqualTo("virtio-scsi");
        assertThat(at(xml, "//disk[1]/target/@dev")).isEqualTo("sda");
    }

    @Test
    void stampIsInItsOwnNamespace() throws Exception {
        Document xml = write(HypervisorKind.QEMU, "qemu", spec());

        assertThat(xml.getElementsByTagNameNS("https://ustack.org/xmlns/domain/1", "domain")
                        .getLength())
                .isEqualTo(1);
        assertThat(StampXml.read(StampXml.write(spec().stamp()))).isEqualTo(spec().stamp());
        assertThat(StampXml.read("<domain/>")).isNull();
        assertThat(StampXml.read("no xml")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "qemu:///system, qemu, hvm, 1, 3",
        "test:///default, test, hvm, 1, 3",
        "xen:///system, xen, hvm, 1, 0",
        "esx://host/?no_verify=1, vmware, hvm, 0, 0",
        "hyperv://host/, hyperv, hvm, 0, 0",
        "lxc:///system, lxc, exe, 0, 0"
    })
    void eachHypervisorGetsWhatItKnows(String uri, String type, String os, int screens, int drivers) throws Exception {
        HypervisorKind kind = HypervisorKind.of(uri);
        Document xml = write(kind, kind.domainType(), spec());

        assertThat(at(xml, "/domain/@type")).isEqualTo(type);
        assertThat(at(xml, "/domain/os/type")).isEqualTo(os);
        assertThat(at(xml, "count(//graphics)")).isEqualTo(Integer.toString(screens));
        assertThat(at(xml, "count(//disk/driver)")).isEqualTo(Integer.toString(drivers));
    }

    @Test
    void containersHaveFileSystemsInsteadOfDisks() throws Exception {
        Document xml = write(HypervisorKind.LXC, "lxc", spec());

        assertThat(at(xml, "count(//disk)")).isEqualTo("0");
        assertThat(at(xml, "//filesystem[1]/target/@dir")).isEqualTo("/");
        assertThat(at(xml, "//filesystem[1]/driver/@format")).isEqualTo("qcow2");
        assertThat(at(xml, "/domain/os/init")).isEqualTo("/sbin/init");
    }

    @Test
    void urisAreTold() {
        assertThat(HypervisorKind.of("qemu+ssh://root@host/system")).isEqualTo(HypervisorKind.QEMU);
        assertThat(HypervisorKind.of("vpx://host/dc/cluster/esx")).isEqualTo(HypervisorKind.ESX);
        assertThat(HypervisorKind.isLocal("qemu:///system")).isTrue();
        assertThat(HypervisorKind.isLocal("qemu+ssh://root@host/system")).isFalse();
        assertThat(HypervisorKind.isLocal("qemu+tcp://host/system")).isFalse();
        assertThatThrownBy(() -> HypervisorKind.of("bhyve:///system")).hasMessageContaining("bhyve");
    }

    @Test
    void documentTypesAreNotRead() {
        assertThatThrownBy(() -> Xml.parse("<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>"))
                .isInstanceOf(org.xml.sax.SAXException.class);
    }
}
