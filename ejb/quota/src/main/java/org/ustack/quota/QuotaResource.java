package org.ustack.quota;

/**
 * What can be limited. The defaults are those of the services whose API shows the limit; each is a setting
 * {@code ustack.quota.<name>}.
 */
public enum QuotaResource {
    INSTANCES("compute", "instances", 10),
    CORES("compute", "cores", 20),
    /** MiB. */
    RAM("compute", "ram", 51200),
    KEY_PAIRS("compute", "key_pairs", 100),
    METADATA_ITEMS("compute", "metadata_items", 128),
    SERVER_GROUPS("compute", "server_groups", 10),
    SERVER_GROUP_MEMBERS("compute", "server_group_members", 10),
    INJECTED_FILES("compute", "injected_files", 5),
    INJECTED_FILE_CONTENT_BYTES("compute", "injected_file_content_bytes", 10240),
    INJECTED_FILE_PATH_BYTES("compute", "injected_file_path_bytes", 255),
    NETWORKS("network", "network", 100),
    SUBNETS("network", "subnet", 100),
    PORTS("network", "port", 500),
    ROUTERS("network", "router", 10),
    FLOATING_IPS("network", "floatingip", 50),
    SECURITY_GROUPS("network", "security_group", 10),
    SECURITY_GROUP_RULES("network", "security_group_rule", 100),
    SUBNET_POOLS("network", "subnetpool", -1),
    RBAC_POLICIES("network", "rbac_policy", 10),
    IMAGES("image", "image_count_total", 1000),
    /** Bytes. */
    IMAGE_BYTES("image", "image_size_total", -1);

    private final String service;
    private final String apiName;
    private final long defaultLimit;

    QuotaResource(String service, String apiName, long defaultLimit) {
        this.service = service;
        this.apiName = apiName;
        this.defaultLimit = defaultLimit;
    }

    /** The service whose API shows this limit. */
    public String service() {
        return service;
    }

    /** The name in that API. */
    public String apiName() {
        return apiName;
    }

    /** Used where neither the operator nor an admin says otherwise; -1 means unlimited. */
    public long defaultLimit() {
        return defaultLimit;
    }
}
