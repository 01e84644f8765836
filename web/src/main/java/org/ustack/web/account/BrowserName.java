package org.ustack.web.account;

import java.util.LinkedHashMap;
import java.util.Map;

/** What people call the browser that calls itself so. Each says the names of others, too: the order decides. */
final class BrowserName {

    private static final Map<String, String> BROWSERS = new LinkedHashMap<>();
    private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();
    private static final int LONGEST = 60;

    static {
        BROWSERS.put("Edg", "Edge");
        BROWSERS.put("OPR/", "Opera");
        BROWSERS.put("Firefox/", "Firefox");
        BROWSERS.put("HeadlessChrome/", "Chrome");
        BROWSERS.put("Chrome/", "Chrome");
        BROWSERS.put("Safari/", "Safari");
        SYSTEMS.put("Windows", "Windows");
        SYSTEMS.put("iPhone", "iPhone");
        SYSTEMS.put("iPad", "iPad");
        SYSTEMS.put("Mac OS X", "macOS");
        SYSTEMS.put("Android", "Android");
        SYSTEMS.put("Linux", "Linux");
    }

    private BrowserName() {}

    /** Such as {@code Firefox · Linux}; of another program the beginning of what it says; empty where it says nothing. */
    static String of(String said) {
        String browser = first(BROWSERS, said);
        String system = first(SYSTEMS, said);
        if (browser == null) {
            return said.length() <= LONGEST ? said : said.substring(0, LONGEST) + "…";
        }
        return system == null ? browser : browser + " · " + system;
    }

    private static String first(Map<String, String> names, String said) {
        return names.entrySet().stream()
                .filter(name -> said.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
