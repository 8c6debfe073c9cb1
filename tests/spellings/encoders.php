$hex = JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT;
$encoders = [
    'json_encode' => fn($v) => json_encode($v),
    'json_encode twice' => fn($v) => json_encode(json_encode($v)),
    'json_encode unescaped' => fn($v) => json_encode($v, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES),
    'json_encode unescaped unicode' => fn($v) => json_encode($v, JSON_UNESCAPED_UNICODE),
    'json_encode hex' => fn($v) => json_encode($v, $hex),
    'json_encode hex tag' => fn($v) => json_encode($v, JSON_HEX_TAG | JSON_HEX_AMP),
    'urlencode' => fn($v) => urlencode($v),
    'rawurlencode' => fn($v) => rawurlencode($v),
    'http_build_query' => fn($v) => http_build_query(['key' => $v]),
    'htmlspecialchars' => fn($v) => htmlspecialchars($v),
    'htmlspecialchars compat' => fn($v) => htmlspecialchars($v, ENT_COMPAT),
    'escapeshellarg' => fn($v) => escapeshellarg($v),
    'var_export' => fn($v) => var_export($v, true),
    'base64_encode' => fn($v) => base64_encode("x$v"),
    'bin2hex' => fn($v) => bin2hex($v),
];
foreach (json_decode(stream_get_contents(STDIN)) as $at => $value) {
    foreach ($encoders as $name => $encoder) {
        echo "$name\t$at\t", bin2hex($encoder($value)), "\n";
    }
}
