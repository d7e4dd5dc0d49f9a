//! Common given and family names of many tongues, as people of the world spell them in Latin letters, and how each tongue puts a name
//! together. General knowledge; nobody in particular is meant.

/// How the names of a tongue are made.
pub(crate) struct Tongue {
    pub(crate) key: &'static str,
    pub(crate) order: Order,
    /// How many in a hundred have a second given name.
    pub(crate) second_given: usize,
    /// How many in a hundred have a second family name.
    pub(crate) second_family: usize,
    /// How many in a hundred have one of the particles before the (last) family name.
    pub(crate) particle: usize,
    /// Particles, parted by `|`; those that end in a hyphen or an apostrophe stand close.
    pub(crate) particles: &'static str,
    pub(crate) given: &'static str,
    pub(crate) family: &'static str,
}

/// What comes first in a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    GivenFirst,
    FamilyFirst,
}

macro_rules! tongues {
    ($($key:literal $order:ident $second_given:literal $second_family:literal $particle:literal $particles:literal
        $given:literal $family:literal)+) => {
        pub(crate) const TONGUES: &[Tongue] = &[$(Tongue {
            key: $key,
            order: Order::$order,
            second_given: $second_given,
            second_family: $second_family,
            particle: $particle,
            particles: $particles,
            given: $given,
            family: $family,
        },)+];
    };
}

tongues! {
"en" GivenFirst 30 6 2 "Mc|Fitz"
"Oliver Emma Harriet Samuel Grace Edward Charlotte Victor Rosemary Arthur Daphne Leonard Beatrice Neville Clarence Imogen Desmond Winifred"
"Whitfield Ashworth Pemberton Holloway Bradshaw Cartwright Lancaster Middleton Thornbury Winterbourne Hargreaves Eastwood Somerville Carmichael Weatherby Kingsley Stanhope Drummond Fairfax Goodwin Blackwell Montague"
"es" GivenFirst 38 75 6 "de|de la|del|de los"
"Álvaro Beatriz César Dolores Elías Fermín Gloria Hernán Inés Jesús Leticia Matías Nélida Óscar Pilar Ramón Soledad Tomás Úrsula Verónica Ángel Begoña Concepción Damián"
"Castellanos Domínguez Peñaloza Escobedo Figueroa Villaseñor Hinojosa Iñiguez Jaramillo Larrañaga Montaño Noriega Ocampo Palacios Quintanilla Restrepo Sandoval Tejada Ugarte Valdés Yáñez Zambrano Bermúdez Cárdenas Echenique Ibarra Núñez Güemes Cevallos Mondragón"
"pt" GivenFirst 34 60 40 "de|da|dos|do"
"Adélia Benedito Cecília Davi Estêvão Fábio Glória Heitor Iolanda Júlio Lúcia Mário Norberto Otávio Patrícia Rogério Simão Tomé Vitória Zélia António Joaquim"
"Albuquerque Barbosa Calção Damasceno Esperança Figueiredo Guimarãis Henriques Lacerda Mendonça Nóbrega Pinhão Queirós Romão Sampaio Teixeira Vasconcelos Abrantes Brandão Cordeiro Fagundes Patrício Simões Travassos"
"fr" GivenFirst 22 8 14 "de|de la|du|Le|d'"
"Adèle Bastien Céline Désiré Éloïse Fabrice Geneviève Honoré Irène Jérôme Léa Mathieu Noémie Océane Pascal Raphaël Sylvie Théo Ursule Zoé André Joëlle"
"Beaumont Chevallier Delacroix Étienne Fontaine Garnier Hérault Jourdain Lefèvre Marchand Noël Péronne Quéméneur Rivière Saulnier Tessier Vauquelin Arceneaux Bélanger Crémieux Duchâtel Gaulthier Lamarque Villeneuve"
"de" GivenFirst 24 9 12 "von|von der|zu"
"Adelheid Bernhard Christoph Dörte Ernst Friederike Götz Hannelore Ilse Jürgen Kläre Lorenz Mechthild Norbert Ottilie Reinhard Sören Theodor Ulrike Volker Günther Käthe"
"Achterberg Bräutigam Dieckmann Eichendorff Fürstenau Grünewald Hölzenbein Jäger Kirchhoff Löwenstein Mühlhausen Niedermeier Oberländer Pfeiffer Rößler Schönfeld Tannhäuser Ühlein Vogelsang Wiesengrund Zöllner Strauß Bärwald"
"nl" GivenFirst 14 4 46 "van|van der|van den|de|ter"
"Adriaan Bram Cornelia Dirk Elsbeth Floor Gijs Hilde Ilja Jeroen Katrijn Lodewijk Marijke Niels Olivier Paulien Reinier Saskia Thijs Veerle"
"Aalbers Boerhaave Coornhert Dijkstra Eeckhout Fokkema Groeneveld Huizinga Jongerius Kuijpers Linschoten Meersman Nieuwenhuis Oosterbeek Poelman Roodenburg Schuurman Terbrugge Verstraete Wijnants Zuidema Brouwer"
"no" GivenFirst 28 7 1 "af"
"Åsmund Birgitta Christian Dagny Eirik Frøydis Gunnar Håkon Ingrid Jørn Kåre Linnéa Märta Nils Øyvind Pål Ragnhild Solveig Tor Ulla Vidar Ylva Örjan"
"Aasland Bjørnstad Dahlström Engebretsen Fjellheim Grønvold Hägglund Isaksson Jørgensen Kvalsund Lindqvist Myhre Nygård Østergaard Påhlsson Rødland Sørensen Thorvaldsen Ulriksen Vestergård Wikström Åkerman Häggström"
"is" GivenFirst 24 0 0 ""
"Aðalheiður Birkir Dagbjört Einar Friðrik Gísli Hrafnhildur Ísak Jökull Kolbrún Lárus Magnús Njáll Oddný Ragnheiður Snæbjörn Unnur Ýmir Þorsteinn Ævar"
"Arnarsson Björgvinsdóttir Eiríksson Friðriksdóttir Guðmundsson Hjálmarsdóttir Ísleifsson Jónasdóttir Ketilsson Lárusdóttir Magnússon Ragnarsdóttir Sæmundsson Tómasdóttir Vilhjálmsson Þorgeirsdóttir"
"fi" GivenFirst 20 6 0 ""
"Aino Eero Heikki Irmeli Jaakko Kyösti Liisa Marjatta Niilo Onni Päivikki Risto Seppo Tuulikki Veikko Yrjö Ülo Tõnu Kärt Mäelo"
"Aaltonen Hyvärinen Järvelä Kääriäinen Lähteenmäki Myllykoski Nieminen Pöyhönen Rautavaara Särkijärvi Tikkanen Väänänen Ylitalo Öhman Kõrgesaar Põldmäe Rüütli Tammsaar Vähi Õunapuu"
"lv" GivenFirst 6 8 0 ""
"Aušra Brigita Dainis Egidijus Gunārs Ieva Jūratė Kęstutis Laimdota Mindaugas Nijolė Pēteris Rūta Sandra Tomas Uldis Vytenis Zigmārs Žydrūnas Ēriks"
"Andriuškevičius Bērziņa Čepaitis Dūmiņš Eglītis Grigaliūnas Jēkabsons Kalniņa Lapiņš Mažeika Ozoliņš Petrauskaitė Rimšėlis Skujiņa Šimkus Tamošaitis Ūdris Vaičiūnas Zariņš Žemaitytė"
"it" GivenFirst 12 4 14 "Di|De|Della|D'|Lo"
"Alessia Bartolomeo Cosimo Donatella Ettore Fiorenza Gaspare Ilaria Jacopo Lucrezia Mattia Nicoletta Ottavio Pierluigi Raffaella Salvatore Tommaso Umberto Viviana Zaccaria Mosè"
"Abbondanza Bevilacqua Castiglione Donatelli Fioravanti Guicciardini Incoronato Lombardi Malaspina Nicolò Orsini Passalacqua Quagliarella Ruffini Spadafora Tagliaferri Ubaldini Vespignani Zanardelli Canalà Cefalù"
"ar" GivenFirst 36 4 56 "al-|Al |bin |Abu |El "
"Abdulaziz Basma Daoud Fawzia Ghassan Hala Issam Jamil Karima Latifa Mansour Nawal Omar Qasim Rashid Samira Taha Umar Wafaa Yasin Zaynab Ma'mun Sa'id Noura Badr Hisham Lubna Nizar"
"Ansari Baghdadi Dosari Farsi Ghamdi Hashimi Jabri Kuwari Lawati Marzouqi Nahyan Otaibi Qahtani Rawas Shamsi Thani Wahaibi Yafei Zubaidi Bahri Hinai Khoury Mutairi Sabbagh Tamimi Darwish Najjar Haddad Rumaihi"
"fa" GivenFirst 22 3 4 "Mir|Pour"
"Arash Behrouz Dariush Esmat Farhad Golnaz Homayoun Iraj Jamshid Kaveh Laleh Manijeh Nasrin Omid Parviz Roya Shahram Touraj Yalda Zohreh Ghulam Najib"
"Ardalan Bakhtiar Daneshvar Esfahani Farrokhzad Golestan Hedayat Isfandiyari Jamalzadeh Khorasani Lahouti Moshiri Naderpour Omidvar Pahlevan Rahnavard Shirazi Tabatabai Yazdani Zanjani Noorzai Popal Wardak"
"tu" GivenFirst 16 4 0 ""
"Ayşe Barış Cengiz Dilşad Emine Feyyaz Gönül Hüseyin Işıl Jülide Kâmil Leylâ Mümtaz Nilüfer Oğuz Pınar Rıza Sıla Şükrü Tuğrul Ülkü Vildan Yıldız Zeynep Əhməd Günay"
"Akçay Bayraktaroğlu Çelikkol Dağdelen Eröz Fırat Gökdemir Hacıoğlu Işıldak Karaağaç Köprülü Müftüoğlu Nalbantoğlu Özbilge Pamukçu Sarıoğlu Şentürk Taşçıoğlu Ulusoy Üstündağ Yalçınkaya Zorlu Quliyev Həsənov Məmmədli"
"ru" GivenFirst 34 3 0 ""
"Arkady Bogdan Darya Efim Fyodor Galina Ignat Klavdia Larisa Matvey Nikita Olga Prokhor Raisa Stepan Taras Ulyana Vsevolod Yaroslav Zinaida Oleh Nadiya Hryhoriy Kastus"
"Abramtsev Bezborodov Chernyshevsky Dolgorukov Efremenko Filippovich Golubkin Hrytsenko Ilyushin Kovalchuk Lukyanenko Mironenko Nekrasov Ostrovsky Pavlichenko Ryabushkin Shcherbatov Tarasyuk Ustinovich Vyshinskaya Yemelyanov Zhukovskaya"
"pl" GivenFirst 18 12 0 ""
"Bożena Czesław Dobrosława Eugeniusz Franciszek Gabriela Halina Ireneusz Jadwiga Kazimierz Łucja Mieczysław Natalia Olgierd Przemysław Róża Sławomir Teofil Urszula Wiesława Zdzisław Żaneta"
"Brzeziński Chrzanowski Dąbrowska Fijałkowski Gołębiewska Jędrzejczak Kościelniak Łukasiewicz Młynarski Niedźwiecki Ostaszewska Pączkowski Rzeźnik Świątek Trzebiński Wójcicki Zawadzka Żółkiewski Ćwikliński Śniegocki"
"cs" GivenFirst 5 6 0 ""
"Alžběta Bořivoj Dagmar Emília Ferdinand Hedvika Ignác Jaroslav Kateřina Luděk Michaela Norbert Otakar Přemysl Růžena Svatopluk Tereza Věra Zdeněk Žofie Ľudovít Ondřej"
"Bartoš Černohorský Dvořáček Ďurica Fiedlerová Hrušovský Jandák Křížová Líška Malířová Novotný Opočenský Procházková Řezníček Slušný Šťastný Tichý Urbánek Vrchlický Zábranský Žižková Hlaváč"
"yu" GivenFirst 5 7 0 ""
"Anđela Bojan Čedomir Dušica Emil Franjo Goran Hrvoje Irena Jasna Krešimir Ljubica Mirjana Nebojša Ognjen Predrag Radmila Snežana Tihomir Vesna Zdravko Žarko Đurđica Yordan Stoyan Blagoy"
"Anđelković Bogdanović Čolaković Dragičević Filipović Grubišić Hadžihasanović Ilijevski Jurković Kovačić Ljubičić Milanković Nikolovska Obradović Perišić Radovanović Stefanovski Šarić Tomašević Vlahović Zečević Žujović Petkov Yovchev"
"sq" GivenFirst 5 6 0 ""
"Agron Besa Çlirim Drita Ermal Fatos Gëzim Hana Ilir Jehona Kushtrim Lindita Mirela Ndriçim Olta Përparim Rrezarta Shpëtim Teuta Valdrin Xhevdet Zamira"
"Asllani Berisha Çapajev Dervishi Elezi Frashëri Gjokaj Hoxhaj Islami Krasniqi Lleshi Morina Ndreca Përmeti Qosja Rexhepi Shkreli Topalli Ukshini Vlashi Xhaferi Zogaj"
"ro" GivenFirst 16 5 0 ""
"Alexandru Brândușa Cosmin Doina Eugen Florica Grațian Horațiu Ileana Iulian Lăcrămioara Mircea Nuța Octavian Petronela Radu Săndica Ștefania Tudor Țuțu Veronica Zamfir"
"Alecsandri Bărbulescu Călinescu Drăgănescu Făgărășanu Grigorescu Hașdeu Ispirescu Lăpușneanu Mănăilă Negruțiu Odobescu Pădureanu Rădulescu Săvulescu Șerbănescu Teodorescu Țăranu Urechiă Vlăhuță Zamfirescu"
"hu" FamilyFirst 12 5 0 ""
"Ágnes Bálint Csaba Dorottya Emőke Ferenc Gergő Hajnalka Ilona Jenő Kálmán Levente Mihály Nándor Örs Piroska Réka Sándor Tünde Ödön Vilmos Zsófia"
"Asztalos Bánffy Csokonai Dévényi Erdélyi Fehérvári Gárdonyi Hegedűs Illyés Jókai Keresztúry Lőrincz Móricz Nyíregyházi Ötvös Petrőczi Rákosi Szendrey Tömörkény Üveges Vörösmarty Zrínyi"
"el" GivenFirst 3 5 0 ""
"Achilleas Despina Eleftheria Fotini Grigoris Ilias Kalliopi Leonidas Myrto Nikiforos Olympia Panagiotis Rallou Sotiris Thaleia Vasilis Xenia Zoï Aristotelis Charalambos"
"Alexopoulos Chatzidakis Dimitriadis Eleftheriou Filippakis Giannakopoulou Iliopoulos Kalogeropoulos Lambrakis Mavromichalis Nikolaïdis Oikonomou Papathanasiou Raptopoulos Stathopoulou Theodorakis Vassiliadis Xenakis Zachariadis"
"ka" GivenFirst 2 3 0 ""
"Avtandil Besik Ekaterine Gela Ilia Ketevan Levan Manana Nodar Otar Paata Rusudan Shota Temur Vakhtang Zviad Lela Khatuna"
"Abashidze Barnovi Chavchavadze Dadiani Eristavi Gelovani Iashvili Jorjadze Kobakhidze Lomidze Mchedlishvili Nakashidze Orbeliani Pirveli Robakidze Sulkhanishvili Tsereteli Ugrelidze Vardiashvili Zhvania"
"hy" GivenFirst 2 5 4 "Ter-"
"Aram Bagrat Davit Eduard Gohar Hasmik Karen Lusine Mkrtich Narine Ruben Satenik Tatevik Vahagn Yervand Zaruhi"
"Abovyan Baghramyan Chobanyan Davtyan Galstyan Harutyunyan Isahakyan Khachaturyan Manukyan Nersisyan Orbelyan Poghosyan Simonyan Tumanyan Vardanyan Yeghiazaryan Zakaryan"
"he" GivenFirst 6 6 10 "Ben-|Bar-"
"Amos Batya Dalia Eitan Gideon Hagar Ilan Moran Naftali Orna Pinchas Rivka Shlomo Tamar Uri Varda Yael Ze'ev"
"Abramov Biton Dahan Elkayam Feldman Galili Halevi Katzir Lapidot Mizrahi Navon Oren Peretz Regev Shapira Tzur Yadin Zamir Gurion Haim"
"in" GivenFirst 26 3 2 "Sri"
"Aditya Bhavana Chandrika Devendra Fatema Gopal Harini Ishwar Jyoti Kaushik Lakshmi Madhavan Nandini Omprakash Padma Raghunath Shanti Tshering Urmila Venkatesh Yashwant Zakir"
"Agarwal Bhattacharya Chakravarty Deshpande Gangopadhyay Hegde Iyengar Jagannathan Krishnamurthy Lakshmanan Majumdar Narayanan Pillai Raghavan Subramaniam Thapa Upadhyay Venkataraman Wangchuk Choudhury Rahman Gurung"
"lk" GivenFirst 20 4 3 "de"
"Anura Chaminda Dilani Gamini Harsha Indrani Janaka Kumari Lalith Malini Nimal Priyantha Ruwan Sunethra Tharanga Upul"
"Abeysekera Balasuriya Dissanayake Ekanayake Fonseka Gunasekara Hettiarachchi Jayasuriya Kulatunga Liyanage Mendis Nanayakkara Peiris Ranasinghe Senanayake Tennakoon Wijeratne Weerasinghe"
"ur" GivenFirst 24 3 4 "ul-"
"Akhtar Bushra Ejaz Farzana Habib Iqbal Jahangir Kulsoom Liaquat Mehnaz Nadeem Parveen Riaz Saima Tanveer Waseem Yasmeen Zubair"
"Abbasi Baloch Chaudhry Durrani Farooqi Gilani Hashmi Jatoi Khokhar Leghari Mirza Niazi Orakzai Pirzada Rathore Siddiqui Tareen Usmani Wattoo Yousafzai"
"kz" GivenFirst 4 3 0 ""
"Aigerim Bakhyt Chyngyz Daniyar Erkin Farrukh Guljahan Islom Jyldyz Kuanysh Madina Nurlan Oraz Perizat Rustam Saltanat Timur Umida Yerbol Zulfiya"
"Abdrakhmanov Baimukhamedov Dzhumabayev Esenaliyev Gafurov Hojamyradow Iskakov Jumaniyazov Kenzhebekov Mambetaliev Nurmagambetov Orazbayeva Rakhimov Saparbayev Tashkenbaev Usmonzoda Yuldashev Zhumagaliyev"
"zh" FamilyFirst 0 0 0 ""
"Aimin Bolin Chunhua Dawei Fengxia Guoqiang Haiyan Jianjun Kunlun Lihua Meiling Ningyuan Peifen Qiuyue Ruifang Shuqin Tianyi Weidong Xiaoming Yulan Zhenhua"
"Bai Cao Deng Feng Guo Huang Jiang Kong Liang Ouyang Pan Qiao Ren Shangguan Tang Wei Xiao Yuan Zheng Zhou Situ Lü"
"ko" FamilyFirst 0 0 0 ""
"Beom-su Chang-ho Dong-hyun Eun-ji Gyeong-min Ha-neul In-sook Ji-won Kwang-jo Min-seok Na-rae Ok-ju Sang-woo Tae-hee U-jin Yeong-cheol"
"Bae Cheon Do Eom Gil Hwang Im Jeon Kwak Namgung Oh Pyo Ryu Seonu Uhm Yoon"
"ja" GivenFirst 0 0 0 ""
"Akihiko Chiyoko Daisuke Emiko Fumiaki Haruko Isamu Junichirō Kazue Masanori Naoko Osamu Ryōko Shigeru Takeshi Tomomi Yasuhiro Yōko"
"Akagawa Chikamatsu Dōmoto Enomoto Fujishiro Hamaguchi Ishibashi Kuramoto Matsunaga Nishizaki Ōkubo Saitō Takahashi Ueshiba Watanuki Yamashiro Kōmura Shimazu"
"vi" FamilyFirst 92 0 0 ""
"Ánh Bảo Châu Dũng Đức Hạnh Hiếu Khánh Lộc Mỹ Nhật Phượng Quỳnh Sơn Thảo Tuấn Uyên Việt Xuân Yến Hữu Thị Văn"
"Âu Bùi Cao Đặng Đỗ Hồ Huỳnh Lâm Lương Mạc Ngô Nguyễn Phạm Phùng Tạ Tôn Trịnh Võ Vương Đoàn"
"th" GivenFirst 2 0 0 ""
"Anong Bounmy Chaiwat Duangjai Khamla Malee Nattaya Phonesavanh Ratana Sokha Somchai Thidar Vannak Wichai Yupin Aung Chanthavong Kyaw"
"Amornrat Boonyasak Chaiyaporn Chhuon Intharasombat Keomany Leelawat Myint Phommachanh Rattanakosin Savang Sisowath Srisuk Thammavong Vongsawat Wattanapanich Yodmani Souvannavong"
"ms" GivenFirst 30 3 4 "bin|binti"
"Aminah Bambang Cahyono Dewi Eko Faridah Gunawan Hamidah Indra Joko Kartini Lestari Mahathir Nurul Purnomo Ratna Slamet Tengku Utami Wahyu Yusof Zulkifli"
"Abdurrahman Budiman Damanhuri Firmansyah Gunadi Hadiwijaya Iskandar Kusumawati Lukmanul Mangunkusumo Natawijaya Prawiranegara Rajagukguk Sastroamidjojo Tanuwijaya Wirahadikusumah Yudhoyana Zainuddin"
"ph" GivenFirst 26 22 8 "de la|de los|del"
"Amihan Benigno Corazon Dalisay Efren Florencio Gregoria Imelda Jejomar Ligaya Maricel Narciso Perpetua Rodrigo Salvacion Teodoro Vivencio Amparo"
"Abueva Bagatsing Catacutan Dimagiba Evangelista Gatchalian Katigbak Lacsamana Macapinlac Ocampo Pangilinan Quisumbing Romualdo Soliman Tanglao Villafuerte Zobel Malabanan"
"mn" GivenFirst 0 0 0 ""
"Altantsetseg Batbayar Chuluun Dorj Enkhtuya Ganbold Jargal Khulan Mönkhbat Naran Oyuun Sükhbat Tömör Ulziit"
"Altangerel Baatarsükh Chimeddorj Damdinsüren Erdenebileg Gombosüren Jambaldorj Luvsannamsrai Mönkhtör Natsagdorj Ölziibayar Purevjav Sandagdorj Tserendulam"
"mg" GivenFirst 30 0 0 ""
"Andry Hery Lalao Mamy Noro Rado Solofo Tiana Voahangy Zo Haja Fara"
"Andrianarisoa Rabearivelo Rafaliarison Rajaonarivelo Rakotomalala Ramanantsoa Randriamanana Ranaivoson Rasoanaivo Ratsimandrava Razafindrakoto Ravelojaona"
"wa" GivenFirst 26 8 0 ""
"Abena Babatunde Chidinma Ekow Funmilayo Gbenga Ifeoma Kofi Mawuli Nnamdi Oluwaseun Patience Sadiq Temitope Uchenna Yaa Zainab Adébáyọ̀ Ọláyínká Sorie"
"Acheampong Balogun Chukwueze Danquah Ezekwesili Fashola Gyamfi Igwebuike Kamara Mensah Nwachukwu Okonkwo Owusu Sesay Taylor-Davies Ugochukwu Yeboah Ogunlesi Àjàyí Kollie"
"fw" GivenFirst 24 7 3 "N'"
"Aïcha Bakary Célestin Djénéba Émilienne Fatoumata Gédéon Hawa Idrissa Jean-Bosco Kadiatou Léonie Mamadou Nestor Ousseynou Pélagie Salimata Théophile Yacouba Zénaïde"
"Agbodjan Bassolé Coulibaly Diarrassouba Éboué Fofana Gnassoumou Houngbédji Issoufou Kaboré Lumbala Mbengué N'Dongo Ouédraogo Sawadogo Tchicaya Yaméogo Zoungrana Kouassi Mabiala Tshilombo Bâ Sène"
"ea" GivenFirst 28 5 2 "ole"
"Achieng Baraka Chausiku Dismas Erasto Furaha Grace Immaculée Juma Kagiso Latifa Mugisha Neema Odhiambo Pendo Rehema Salome Tumaini Wanjiru Zawadi"
"Bizimana Chacha Gakuru Habyarimana Karanja Lukwago Mwakyembe Ndayishimiye Ochieng Rutaganda Ssemakula Twagiramungu Uwimana Wekesa Kipkemboi Nyambura Machar Deng"
"et" GivenFirst 34 0 0 ""
"Abebech Birhanu Dawit Eyerusalem Fikre Girma Hirut Kidane Lemlem Mulugeta Negash Rahel Seble Tadesse Worku Yohannes Zewdie Abdirahman Hodan Guleed"
"Alemayehu Bekele Demissie Fessehaye Gebremariam Habtemariam Kebede Lemma Mengesha Negussie Tekle Wolde-Giorgis Yilma Zerihun Warsame Farah Duale Isaias Gebreyesus"
"sa" GivenFirst 24 6 5 "van der|du|le"
"Boitumelo Chipo Dumisani Esnart Farai Gugulethu Hlengiwe Johannes Kgalema Lerato Mandla Nomvula Oupa Precious Rethabile Sipho Tendai Thandeka Willem Zanele"
"Banda Chirwa Dlamini Gumede Hamutenya Khumalo Lekhanya Mabuza Ndlovu Nkosazana Phiri Qwabe Ramaphala Sithole Tshabalala Viljoen Wessels Zvobgo Mokgoro Geingos Bezuidenhout"
"oc" GivenFirst 20 3 2 "Tui"
"Alofa Bikenibeu Epeli Fetaui Hinemoa Iosefa Kalani Leilani Mata'afa Nauru Paora Ratu Semisi Tevita Ulamila Viliami Wikitoria Sione"
"Faleolo Hauofa Kalsakau Lauofo Manumea Nakamura Paeniu Qarase Rabukawaqa Sopoanga Taufa'ahau Tu'ivakano Ulufa'alu Vunibobo Waqatabu Kabua Natapei Fakafānua"
"ga" GivenFirst 14 5 16 "Ó|Ní|Mac|O'"
"Aoife Bláthnaid Cathal Deirdre Éamon Fionnuala Gráinne Íde Lorcán Méabh Niall Órla Proinsias Róisín Séamas Tadhg Úna Sorcha"
"Brádaigh Conaill Dálaigh Fearghail Gallchóir Hanluain Laighin Mathúna Néill Raghallaigh Súilleabháin Tuathail Callaghan Donnelly Fitzmaurice Kinsella Moriarty Geoghegan"
}
