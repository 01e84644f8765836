package org.ustack.quota;

import java.util.EnumMap;
import java.util.Map;
import org.ustack.kernel.Setting;

/** The default limits as settings, one a resource: {@code ustack.quota.<name in the API>}. */
public final class QuotaSettings {

    private static final Map<QuotaResource, Setting<Long>> DEFAULT_LIMITS = declare();

    private QuotaSettings() {}

    /** In force unless an admin stored another default. */
    public static Setting<Long> defaultLimit(QuotaResource resource) {
        return DEFAULT_LIMITS.get(resource);
    }

    private static Map<QuotaResource, Setting<Long>> declare() {
        Map<QuotaResource, Setting<Long>> settings = new EnumMap<>(QuotaResource.class);
        for (QuotaResource resource : QuotaResource.values()) {
            settings.put(
                    resource,
                    new Setting<>(
                            "ustack.quota." + resource.apiName(),
                            Long.toString(resource.defaultLimit()),
                            QuotaSettings::parseLimit,
                            "Limit of a project for " + resource.apiName() + " (" + resource.service()
                                    + "), unless set for the project; -1 means unlimited."));
        }
        return settings;
    }

    private static Long parseLimit(String text) {
        long limit = Long.parseLong(text);
        if (limit < -1) {
            throw new IllegalArgumentException("a limit is -1 or greater");
        }
        return limit;
    }
}
