package io.aionis.benchmarks.firewall;

import io.aionis.firewall.FirewallBuilder;
import io.aionis.firewall.admission.Mode;
import io.aionis.firewall.admission.Trust;
import io.aionis.firewall.structure.Structure;
import io.aionis.model.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the firewall is set up.
 *
 * @param asTrust what all origins are worth, or null for what each case says
 * @param disabled the policies and detectors switched off
 * @param shared whether all lists are judged in one scope, so that the firewall remembers earlier ones
 */
record Setting(Mode mode, @Nullable Trust asTrust, Set<String> disabled, boolean shared) {

    private static final String STRUCTURE = "structure";

    Setting {
        disabled = Set.copyOf(disabled);
    }

    /** The same without one more policy or detector. */
    Setting without(String name) {
        Set<String> more = new HashSet<>(disabled);
        more.add(name);
        return new Setting(mode, asTrust, more, shared);
    }

    /** The same with one policy or detector and no other. */
    Setting onlyWith(String name) {
        List<String> others = new ArrayList<>(FirewallBuilder.names());
        others.remove(name);
        if (name.equals(STRUCTURE)) {
            others.removeAll(Structure.codes());
        } else if (Structure.codes().contains(name)) {
            others.remove(STRUCTURE);
        }
        others.addAll(disabled);
        return new Setting(mode, asTrust, new HashSet<>(others), shared);
    }

    Json.Obj json() {
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("mode", Json.of(mode.name().toLowerCase(Locale.ROOT)));
        json.put(
                "asTrust", asTrust == null ? Json.nil() : Json.of(asTrust.name().toLowerCase(Locale.ROOT)));
        json.put(
                "disabled",
                new Json.Arr(disabled.stream().sorted().map(Json::of).toList()));
        json.put("memory", Json.of(shared ? "shared" : "fresh"));
        return new Json.Obj(json);
    }
}
