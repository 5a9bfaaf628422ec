use super::*;

fn found(name: &str, text: &str) -> String {
    let head = Head::new(name, text.as_bytes(), text);
    let reason = by_name(&head).or_else(|| by_content(&head));
    reason.map(|reason| reason.to_string()).unwrap_or_default()
}

#[test]
fn programs_are_no_articles() {
    let table = [
        "use std::fs;\n\n/// 读取一篇文章，返回其中的文字。\nfn read(path: &str) -> String {\n    fs::read_to_string(path).unwrap()\n}\n",
        "import re\nfrom pathlib import Path\n\n# 去掉空行\ndef clean(text):\n    lines = text.split('\\n')\n    return [l for l in lines if l]\n",
        "const app = createApp({\n  data() {\n    return { 标题: '青河镇' };\n  },\n});\napp.mount('#app');\n",
        "#include <stdio.h>\n\nint main(void) {\n    printf(\"三月的青河镇，油菜花刚刚开。\\n\");\n    return 0;\n}\n",
        "package cn.example;\n\nimport java.util.List;\n\npublic class Bridge {\n    private int length;\n    public int getLength() {\n        return length;\n    }\n}\n",
        "CREATE TABLE bridge (\n  id INT,\n  name TEXT\n);\nINSERT INTO bridge VALUES (1, '青枫桥');\nSELECT * FROM bridge;\n",
        "body {\n  margin: 0;\n  color: #333;\n}\n.title {\n  font-size: 20px;\n}\n",
        "version: 3\nservices:\n  web:\n    image: nginx\n    ports:\n      - 80:80\n    environment:\n      TZ: Asia/Shanghai\n",
        "[package]\nname = \"bridge\"\nversion = \"0.1.0\"\n\n[dependencies]\nserde = \"1\"\n",
        "diff --git a/a.rs b/a.rs\nindex 1..2 100644\n--- a/a.rs\n+++ b/a.rs\n@@ -1,2 +1,2 @@\n-let a = 1;\n+let a = 2;\n",
    ];
    for text in table {
        assert_eq!(found("-", text), "source code or settings, no article", "{text}");
    }
    assert_eq!(
        found("a/清洗.PY", "# 这个脚本把文章里的空行去掉，再把标点改成全角。\n"),
        "source code, settings or a log (PY), no article"
    );
}

#[test]
fn logs_numbers_and_encoded_data_are_no_articles() {
    let logs = [
        "2024-05-01 10:00:00,123 INFO [main] c.e.Bridge - 用户登录成功，共有三次。\n2024-05-01 10:00:01,003 WARN [main] c.e.Bridge - 磁盘将满\n\
         2024-05-01 10:00:02,003 ERROR [main] c.e.Bridge - 写入失败\n",
        "1.2.3.4 - - [01/May/2024:10:00:00 +0800] \"GET /a HTTP/1.1\" 200 12\n1.2.3.4 - - [01/May/2024:10:00:01 +0800] \
         \"GET /b HTTP/1.1\" 200 12\n1.2.3.4 - - [01/May/2024:10:00:02 +0800] \"POST /c HTTP/1.1\" 200 12\n",
        "May  1 10:00:00 host sshd[12]: Accepted\nMay  1 10:00:00 host sshd[12]: closed\nMay  1 10:00:00 host cron[1]: run\n",
    ];
    for text in logs {
        assert_eq!(found("-", text), "a log, no article", "{text}");
    }
    assert_eq!(
        found(
            "a.txt",
            "DateTime,Bid,Ask\n2015-07-19 21:00:15,1.083,1.08332\n2015-07-19 21:00:16,1.084,1.08333\n2015-07-19 21:00:17,1.083,1.08331\n"
        ),
        "a table of numbers, no article"
    );
    let address = "https://news.example.com/2024/0501/articles/1234567890.html\n";
    for text in [
        &*"6Z2S5rKz6ZWH5Zu+5Lmm6aaG5LuO".repeat(9),
        &address.repeat(5),
        &"%E9%9D%92".repeat(9),
    ] {
        assert_eq!(
            found("-", text),
            "encoded data or addresses, no article",
            "{text}"
        );
    }
}

#[test]
fn articles_about_code_are_articles() {
    let table = [
        (
            "-",
            "用 Python 去掉空行\n\n抓来的文章常常有空行，要先去掉。下面的函数就够用了：\n\ndef clean(text):\n    lines = text.split('\\n')\n    \
               return [l for l in lines if l]\n\n它先按行切开，再留下有字的行。\n",
        ),
        (
            "-",
            "问：桥长多少？\n答：三百米。\n问：什么时候通车？\n答：明年五月。\n",
        ),
        (
            "-",
            "10:05 林望舒：船来了。\n10:06 何青：我看到了，马上下去。\n10:07 林望舒：好。\n",
        ),
        ("-", "三月的青河镇\n油菜花开\n桥下流水\n"),
        ("-", "姓名: 林望舒\n电话: 010-12345678\n地址: 青河镇桥头路 1 号\n"),
        (
            "-",
            "会议时间：2024-05-01 10:00\n会议地点：二楼\n参会人员：林望舒、何青、周远\n",
        ),
        (
            "-",
            "A: 你好，桥通了吗？\nB: 通了，昨天通的。\nA: 那明天就走这条路。\n",
        ),
        ("-", "1. 青河桥 300 米\n2. 临泽桥 200 米\n3. 渡口 2 处\n"),
        (
            "-",
            "The bridge is open.\nIt was built in 2024; it is long.\nPeople cross it every day.\n",
        ),
        (
            "-",
            "设 y = ax + b，则当 x = 0 时，y = b。\n由 f(x) = 0 得 x = -b/a，此即所求。\n证毕。\n",
        ),
        (
            "-",
            "桥通了以后，镇上的人过河不用再等船。全文见 https://news.example.com/2024/0501/articles/1234567890.html\n",
        ),
        (
            "聊天记录.log",
            "船来了，我们下去吧。\n好的，马上就到，等我一下。\n",
        ),
        (
            "article.md.txt",
            "# 标题\n\n- 第一点：桥通了，大家高兴。\n- 第二点：渡口停了，也有人不高兴。\n",
        ),
    ];
    for (name, text) in table {
        assert_eq!(found(name, text), "", "{text}");
    }
}
