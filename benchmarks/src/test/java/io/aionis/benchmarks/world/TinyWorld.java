package io.aionis.benchmarks.world;

import io.aionis.model.Hashes;
import io.aionis.model.Json;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A program that plays a world of two lamps on its standard input and output. Its argument says how it misbehaves. */
public final class TinyWorld {

    private final Map<String, String> lamps = new TreeMap<>();

    private TinyWorld() {}

    /** The command that runs it in a process of its own. */
    public static String command(String manner) {
        String java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
        return "'" + java + "' -XX:TieredStopAtLevel=1 -cp '" + System.getProperty("java.class.path") + "' "
                + TinyWorld.class.getName() + " " + manner;
    }

    public static void main(String[] args) throws IOException {
        String manner = args[0];
        TinyWorld world = new TinyWorld();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Json.Obj request = (Json.Obj) Json.parse(line);
            String op = String.valueOf(request.text("op"));
            if (op.equals("call") && manner.equals("dies")) {
                System.exit(3);
            } else if (op.equals("call") && manner.equals("babbles")) {
                System.out.println("Traceback (most recent call last):");
            } else if (op.equals("call") && manner.equals("lists")) {
                System.out.println("[1]");
            } else if (!(op.equals("call") && manner.equals("sleeps"))) {
                System.out.println(world.answer(op, request).text());
            }
        }
    }

    private Json.Obj answer(String op, Json.Obj request) {
        return switch (op) {
            case "reset" -> reset();
            case "tools" -> new Json.Obj(Map.of("tools", new Json.Arr(List.of(tool("find_lamp"), tool("light_lamp")))));
            case "call" -> call(request);
            case "state" -> new Json.Obj(Map.of("hash", Json.of(Hashes.sha256(lamps.toString()))));
            default -> throw new IllegalArgumentException(op);
        };
    }

    private Json.Obj reset() {
        lamps.clear();
        lamps.put("hall", "off");
        lamps.put("attic", "off");
        return new Json.Obj(Map.of("ok", Json.of(true)));
    }

    private static Json tool(String name) {
        Map<String, Json> tool = new LinkedHashMap<>();
        tool.put("name", Json.of(name));
        tool.put("description", Json.of(name));
        tool.put("parameters", new Json.Obj(Map.of("type", Json.of("object"))));
        return new Json.Obj(tool);
    }

    private Json.Obj call(Json.Obj request) {
        String tool = String.valueOf(request.text("tool"));
        Json.Obj args = (Json.Obj) Objects.requireNonNull(request.get("args"));
        if (tool.equals("find_lamp")) {
            String room = String.valueOf(args.text("room"));
            return lamps.containsKey(room)
                    ? result("{\"lamp\":\"lamp-" + room + "\",\"state\":\"" + lamps.get(room) + "\"}", false)
                    : result("Error: no lamp", true);
        }
        lamps.put(String.valueOf(args.text("lamp")).replace("lamp-", ""), "on");
        return result("{\"lit\":true}", false);
    }

    private static Json.Obj result(String text, boolean error) {
        return new Json.Obj(Map.of("result", Json.of(text), "error", Json.of(error)));
    }
}
