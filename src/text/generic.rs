//! Words too general to name a topic by themselves, though they may be a part of a phrase that does.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

const WORDS: &str = "\
    研究 方法 结果 分析 影响 应用 特征 问题 条件 过程 作用 基础 研究区 对象 目的 结论 实验 试验 意义 方面 情况 程度 \
    水平 关系 因素 规律 特点 特性 效果 机制 现象 理论 技术 系统 数据 模型 参数 指标 样本 样品 材料 资料 文献 本文 实例 \
    差异 变化 趋势 范围 区域 类型 结构 功能 性能 质量 数量 比例 能力 效率 精度 优势 价值 思路 途径 措施 对策 建议 \
    策略 原因 状况 现状 背景 体系 模式 方案 环节 阶段 层面 角度 视角 重点 关键 核心 主体 要素 依据 标准 原则 目标 任务 \
    记者 报道 合作 企业 工作 发展 建设 活动 会议 时间 地方 人员 单位 部门 负责人 现场 视频 网友 消息 照片 摄影 图片 \
    新闻 日电 电讯 编辑 责编 来源 标题 原标题 事情 社会 国家 地区 城市 全国 公司 有限公司 集团 项目 工程 市场 产业 \
    行业 领域 方式 形式 内容 作品 机构 组织 成员 代表 专家 领导 群众 居民 市民 当地 本地 两地 双方 方向 机会 经验 \
    跨越 联手 携手 助力 推进 推动 提升 促进 加强 实现 举行 召开 开展 启动 发布 公布 完成 提供 介绍 出席 参加 采访 关注 \
    支持 保障 服务 管理 提高 增加 减少 增长 降低 优化 改进 改善 解决 处理 控制 设计 建立 构建 提出 采用 利用 结合 探讨 \
    讨论 评价 比较 对比 计算 测定 观察 验证 检测 测试 调查 统计 选择 使用 生产 制备 形成 产生 存在 具有 位于 包括 获得 \
    得到 成为 打造 带动 引领 聚焦 围绕 深化 增强 落实 共同 创新 对接 交流 互动 \
    原告 被告 被告人 上诉人 法定代表人 汉族 住所地 诉讼代理人 代理人 本院 诉讼请求 诉讼 判决 法院 人民法院 当事人 事实 \
    大家 老师 同学 朋友 东西 事儿 话题 部分 地步 样子 意思 感觉 想法 办法 时期 全文 首批 全程 全面 整体 总体 综合 \
    文字稿 播报 主播 导语 字幕 画面 镜头 小时 分钟 时段 一段时间 上线 完工 新建 新一轮 年轻人 经历 身份 普通 直观 点评 出品 \
    主要 重要 显著 明显 有效 良好 较高 较好 最佳 最大 最小 不同 相关 相应 实际 具体 一定 可行 普通 非常";

static GENERIC: LazyLock<FxHashSet<&str>> = LazyLock::new(|| WORDS.split_whitespace().collect());

/// Whether the word, in lower case and Simplified characters, is one.
pub(super) fn is_generic(form: &str) -> bool {
    GENERIC.contains(form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn topics_are_not_generic() {
        for (word, generic) in [
            ("研究", true),
            ("合作", true),
            ("遥感", false),
            ("旅游", false),
            ("", false),
        ] {
            assert_eq!(is_generic(word), generic, "{word}");
        }
    }
}
