package org.ustack.agent.metadata;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.ustack.agent.instance.GuestRecord;
import org.ustack.contract.GuestMetadata;
import org.ustack.kernel.Json;

/** The tree below {@code /openstack}: one folder per version of the format, each with what that version introduced. */
public final class OpenStackTree {

    private static final String GRIZZLY = "2013-04-04";
    private static final String HAVANA = "2013-10-17";
    private static final String LIBERTY = "2015-10-15";
    private static final String NEWTON = "2016-06-30";
    private static final String NEWTON_TWO = "2016-10-06";
    private static final String VICTORIA = "2020-10-14";

    /** Oldest first; {@code latest} sorts behind all of them and means the newest. */
    public static final List<String> VERSIONS = List.of(
            "2012-08-10", GRIZZLY, HAVANA, LIBERTY, NEWTON, NEWTON_TWO, "2017-02-22", "2018-08-27", VICTORIA, "latest");

    private final VendorData vendor;
    private final Supplier<byte[]> seed;

    /** @param seed fresh random bytes for the guest's own generator */
    public OpenStackTree(VendorData vendor, Supplier<byte[]> seed) {
        this.vendor = vendor;
        this.seed = seed;
    }

    /**
     * Files of that version by name, each made when it is read: one of them asks services of the operator. The password file
     * belongs to the metadata service and is not among them.
     */
    public Map<String, Supplier<byte[]>> files(GuestRecord guest, String version) {
        Map<String, Supplier<byte[]>> files = new LinkedHashMap<>();
        files.put("meta_data.json", () -> json(metaData(guest, version)));
        if (guest.metadata().userData() != null) {
            files.put("user_data", () -> userData(guest.metadata()));
        }
        if (version.compareTo(HAVANA) >= 0) {
            files.put("vendor_data.json", () -> json(vendor.fixed()));
        }
        if (version.compareTo(LIBERTY) >= 0) {
            files.put("network_data.json", () -> json(NetworkData.of(guest.nics())));
        }
        if (version.compareTo(NEWTON_TWO) >= 0) {
            files.put("vendor_data2.json", () -> json(vendor.of(guest)));
        }
        return files;
    }

    static byte[] userData(GuestMetadata metadata) {
        return Base64.getMimeDecoder().decode(metadata.userData());
    }

    private Map<String, Object> metaData(GuestRecord guest, String version) {
        GuestMetadata metadata = guest.metadata();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("uuid", guest.server());
        document.put("name", guest.name());
        document.put("hostname", metadata.hostname());
        document.put("availability_zone", metadata.availabilityZone());
        document.put("launch_index", metadata.launchIndex());
        document.put("meta", metadata.meta());
        if (!metadata.keys().isEmpty()) {
            Map<String, String> publicKeys = new LinkedHashMap<>();
            List<Map<String, String>> keys = new ArrayList<>();
            for (GuestMetadata.Key key : metadata.keys()) {
                publicKeys.put(key.name(), key.publicKey());
                keys.add(Map.of("name", key.name(), "type", key.type(), "data", key.publicKey()));
            }
            document.put("public_keys", publicKeys);
            if (version.compareTo(HAVANA) >= 0) {
                document.put("keys", keys);
            }
        }
        if (metadata.adminPassword() != null) {
            document.put("admin_pass", metadata.adminPassword());
        }
        if (version.compareTo(GRIZZLY) >= 0) {
            document.put("random_seed", Base64.getEncoder().encodeToString(seed.get()));
        }
        if (version.compareTo(LIBERTY) >= 0) {
            document.put("project_id", metadata.project());
        }
        if (version.compareTo(NEWTON) >= 0) {
            document.put("devices", List.of());
        }
        if (version.compareTo(VICTORIA) >= 0) {
            document.put("dedicated_cpus", List.of());
        }
        return document;
    }

    private static byte[] json(Object document) {
        return Json.write(document).getBytes(StandardCharsets.UTF_8);
    }
}
